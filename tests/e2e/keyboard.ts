/** The keyboard alone: what has the focus, and how one gets somewhere. */
import type { Page } from '@playwright/test';

/** What has the focus, by name; through shadow roots. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at) return '';
    const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])].map(({ textContent }) => textContent) : [];
    return [at.ariaLabel ?? '', ...labels, at.matches('input') ? '' : at.textContent]
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
  });

/** Presses Tab until what is named has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 90; presses += 1) {
    const here = await focused(page);
    if (typeof name === 'string' ? here.startsWith(name) : name.test(here)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(name)}.`);
}
