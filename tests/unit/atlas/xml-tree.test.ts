import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { XmlFault, xmlTree } from '../../../src/atlas/import/xml-tree.ts';
import { readFile } from '../../../src/atlas/import/read-file.ts';

const NAMES = ['kml', 'Placemark', 'name', 'gx:Track', 'coordinates'];
const written = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const { element } = fc.letrec<{ element: string; node: string }>((tie) => ({
  element: fc
    .record({
      name: fc.constantFrom(...NAMES),
      id: fc.string({ unit: fc.constantFrom('a', '&', '<', '۱', '"') }),
      nodes: fc.array(tie('node'), { maxLength: 4 }),
    })
    .map(({ name, id, nodes }) => `<${name} id="${written(id).replaceAll('"', '&quot;')}">${nodes.join('')}</${name}>`),
  node: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: fc.constantFrom('a', ' ', '\n', '&', '<', 'رشت', ';') }).map(written),
    fc.string({ unit: fc.constantFrom('a', '&', '<') }).map((text) => `<![CDATA[${text}]]>`),
    fc.constant('<!-- a & b -->'),
    tie('element'),
  ),
}));

test('what is well-formed is read as a whole DOM reads it', () => {
  fc.assert(
    fc.property(element, (root) => {
      const text = `<root xmlns="urn:a" xmlns:gx="urn:b">${root}</root>`;
      const [ours, theirs] = [xmlTree(text, 1000), new DOMParser().parseFromString(text, 'text/xml')];
      for (const name of [...NAMES, '*']) {
        const [a, b] = [ours.getElementsByTagName(name), Array.from(theirs.getElementsByTagName(name))];
        expect(a.map((one) => [one.tagName, one.namespaceURI, one.getAttribute('id'), one.textContent])).toEqual(
          b.map((one) => [one.tagName, one.namespaceURI, one.getAttribute('id'), one.textContent]),
        );
      }
      expect(ours.getElementsByTagNameNS('urn:b', 'Track')).toHaveLength(
        theirs.getElementsByTagNameNS('urn:b', 'Track').length,
      );
    }),
  );
});

const kml = (name: string) =>
  `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>${name}</name>` +
  '<Point><coordinates>49.59,37.28</coordinates></Point></Placemark></kml>';

describe('what people write that is not quite XML', () => {
  it.each([
    ['an ampersand', kml('Tom & Jerry'), 'Tom & Jerry'],
    ['a less-than sign', kml('1 < 2'), '1 < 2'],
    ['an entity of HTML', kml('a&nbsp;b'), 'a&nbsp;b'],
    ['a control character', kml('a\u0001b'), 'a\u0001b'],
    ['a prefix without a namespace', kml('a').replace('<name>', '<gx:drawOrder>1</gx:drawOrder><name>'), 'a'],
    ['a value without quotation marks', kml('a').replace('<Placemark>', '<Placemark class=b>'), 'a'],
    ['blank lines before the declaration', `\n\n${kml('a')}`, 'a'],
    ['signs of a section that means itself', kml('<![CDATA[a & b < c]]>'), 'a & b < c'],
  ])('%s', async (_, text, name) => {
    const { features } = await readFile('a.kml', new TextEncoder().encode(text));
    expect(features).toMatchObject([
      { properties: { name }, geometry: { type: 'Point', coordinates: [49.59, 37.28] } },
    ]);
  });
});

test.each([
  ['<a><b></a>', 'broken', 1],
  ['<a>\n<b x="1" x="2"/></a>', 'broken', 2],
  ['<a>\n<b>', 'truncated', 2],
  ['<a><b><c><d><e/></d></c></b></a>', 'too-deep', 1],
])('%s is %s', (text, why, line) => {
  const read = () => xmlTree(text, 4);
  expect(read).toThrow(XmlFault);
  expect(read).toThrow(expect.objectContaining({ why, line }) as Error);
});
