/** A browser’s translator puts each text node into two `<font>`s. Later changes of a text must still be visible. */
import { html, LitElement } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { register } from '../../src/player/register.ts';
import { closePage, LiveRecordingStage, open, openPage, settled, stepIn, within } from './fixture.ts';

beforeEach(() => open('side'));
afterEach(closePage);

/** Changes a tree and all its shadow trees as a translator does. */
function translate(root: ParentNode & Node): void {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const { parentElement } = text;
    if (!text.data.trim() || parentElement?.matches('style, svg *')) continue;
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = `[${text.data}]`;
    outer.append(inner);
    text.replaceWith(outer);
  }
  for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) translate(shadowRoot);
}

const plain = (node: Node | null | undefined) => node?.textContent?.replace(/\s+/g, ' ').trim();

test('the date, the place and the buttons over the map change in a translated page', async () => {
  const { player } = await openPage();
  player.stage = new LiveRecordingStage();
  await settled(player);
  translate(document.body);
  const where = within(player, 'story-where');
  expect(plain(where.shadowRoot)).toContain('[10 May 1920]');
  for (const [id, date, place] of [
    ['council', '11 May 1920', 'Rasht'],
    ['forest', '12 May 1920', 'Fuman'],
  ] as const) {
    stepIn(player, id).scrollIntoView({ behavior: 'instant' });
    await settled(player);
    expect(plain(where.shadowRoot)).toBe(`${date} ${place}`);
  }
  player.explore(true);
  await player.updateComplete;
  expect(plain(within(player, '.explore'))).toBe('Back to the story');
  player.explore(false);
  await player.updateComplete;
  expect(plain(within(player, '.explore'))).toBe('Explore');
});

test('every text that an element draws changes in a translated page: alone, between others, absent at times', async () => {
  class TestTexts extends LitElement {
    static override properties = { value: {} };
    declare value: string;
    override render() {
      const { value } = this;
      return html`<p>${value}</p>
        <p>before ${value} after</p>
        <ul>
          ${[value, 'same'].map((one) => html`<li>${one}</li>`)}
        </ul>
        ${value === 'two' ? '' : value}`;
    }
  }
  register({ 'test-texts': TestTexts });
  const element = new TestTexts();
  document.body.append(element);
  for (const value of ['one', 'two', 'three']) {
    element.value = value;
    await element.updateComplete;
    const seen = plain(element.shadowRoot);
    expect(seen?.match(new RegExp(value, 'g'))).toHaveLength(value === 'two' ? 3 : 4);
    for (const other of ['one', 'two', 'three']) if (other !== value) expect(seen).not.toContain(other);
    if (element.shadowRoot) translate(element.shadowRoot);
  }
});
