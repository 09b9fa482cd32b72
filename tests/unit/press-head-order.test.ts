import { expect, it } from 'vitest';
import { orderHead } from '../../src/press/head-order.ts';

const page = (body: string) =>
  `<head><script src="../../preferences.js"></script><title>T</title><script type="module" src="a.js"></script>
  <link rel="modulepreload" href="b.js">
  <link rel="stylesheet" crossorigin href="c.css"></head><body>${body}</body>`;

it('a style sheet is asked for before the script that the parser waits for', () => {
  const html = orderHead(page(''));
  expect(html.indexOf('c.css')).toBeLessThan(html.indexOf('preferences.js'));
  expect(html.match(/c\.css/g)).toHaveLength(1);
});

it('the modules of a story wait for its text, and those of other pages do not', () => {
  expect(orderHead(page('<story-player></story-player>')).match(/fetchpriority="low"/g)).toHaveLength(2);
  expect(orderHead(page('<atlas-page></atlas-page>'))).not.toContain('fetchpriority');
});

it('a page without that script keeps its order', () => {
  const html = '<head><link rel="stylesheet" href="c.css"></head>';
  expect(orderHead(html)).toBe(html);
});
