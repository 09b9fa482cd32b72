import type { Page } from '@playwright/test';
import axe from 'axe-core';

type Selector = string | { readonly fromShadowDom: [host: string, inner: string] };

function selectorOf(part: string): Selector {
  const [host = '', inner] = part.split(' >>> ');
  return inner === undefined ? host : { fromShadowDom: [host, inner] };
}

/**
 * What axe finds wrong with a page, as `rule: elements`. `parts` are CSS selectors of what to look at, with
 * ` >>> ` before what is in a shadow root; without them it is the whole page, which takes axe several seconds on a page
 * as long as a story.
 */
export async function violations(page: Page, ...parts: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (include) => {
    const { axe: runner } = window as unknown as { axe: typeof axe };
    return (await runner.run(include.length > 0 ? { include } : document, { resultTypes: ['violations'] })).violations;
  }, parts.map(selectorOf));
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
