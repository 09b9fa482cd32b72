/** Footnotes and tables in a text: those in the story of the Erie Canal. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe.ts';

const STORY = 'hudson-erie-1825/en/';
const NOTE = '570 feet are about 174 metres, and 60 feet about 18 metres.';

const markIn = (page: Page) => page.locator('#locks .note-mark a');

test.describe('with scripts', () => {
  test.beforeEach(({ page }) => page.route(/map-stage[^/]*\.js/, (route) => route.abort()));

  test('the mark of a note shows the note beside it, and the focus returns to the mark', async ({ page }) => {
    await page.goto(`${STORY}#locks`);
    await markIn(page).click();
    const card = page.getByRole('dialog', { name: 'Note' });
    await expect(card).toContainText(NOTE);
    await expect(card.getByRole('link')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await expect(markIn(page)).toBeFocused();
  });

  for (const width of [320, 390, 1366])
    test(`a table fits into a window of ${String(width)} pixels, or is scrolled by keyboard within it`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${STORY}#ditch`);
      const table = page.getByRole('group', { name: 'Table' });
      await table.scrollIntoViewIfNeeded();
      await expect(table.getByRole('columnheader', { name: 'metres' })).toBeVisible();
      await expect(table.getByRole('rowheader', { name: 'Depth' })).toBeVisible();
      // A table of many columns, as an author may write it.
      await table.locator('tr').evaluateAll((rows) => {
        for (const row of rows) for (let n = 0; n < 12; n += 1) row.append(row.lastElementChild?.cloneNode(true) ?? '');
      });
      await table.focus();
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => table.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });

  test('notes and tables have no accessibility violations', async ({ page }) => {
    await page.goto(`${STORY}#locks`);
    await expect(markIn(page)).toBeVisible();
    expect(await violations(page, '#locks .card', '#ditch .card')).toEqual([]);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the mark of a note leads to the note, and the note back to its mark', async ({ page }) => {
    await page.goto(STORY);
    await markIn(page).click();
    const note = page.getByRole('listitem').filter({ hasText: NOTE });
    await expect(note).toBeInViewport();
    await expect(page.locator(':target')).toContainText(NOTE);
    await note.getByRole('link', { name: 'Back to the text' }).click();
    await expect(markIn(page)).toBeInViewport();
  });
});
