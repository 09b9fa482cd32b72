import type { Page } from 'playwright';

/**
 * Changes the style of the pages that are opened: it waits for fonts, and has the rules of `more`. The site goes
 * without a font that comes late; what is tested must not depend on how busy the machine is.
 *
 * The page's policy forbids styles that are not its own: its context needs `bypassCSP`.
 *
 * @param address - which pages, as Playwright's `route` understands it.
 */
export async function waitForFonts(page: Page, address: string, more = ''): Promise<void> {
  await page.route(address, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replaceAll(/font-display:\s*optional/g, 'font-display:block');
    await route.fulfill({ response, body: html.replace('</style>', `${more}</style>`) });
  });
}
