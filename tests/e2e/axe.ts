import type { Page } from '@playwright/test';
import axe from 'axe-core';

type Selector = string | { readonly fromShadowDom: [host: string, inner: string] };

function selectorOf(part: string): Selector {
  const [host = '', inner] = part.split(' >>> ');
  return inner === undefined ? host : { fromShadowDom: [host, inner] };
}

/**
 * The violations that axe finds in a page, as `rule: elements`. `parts`: CSS selectors of the parts to check, with
 * ` >>> ` before selectors in a shadow root; without them, the whole page, which takes several seconds for a story.
 */
export async function violations(page: Page, ...parts: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (include) => {
    const { axe: runner } = window as unknown as { axe: typeof axe };
    return (await runner.run(include.length > 0 ? { include } : document, { resultTypes: ['violations'] })).violations;
  }, parts.map(selectorOf));
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
