/**
 * Lists of places in TEI: `place` with its names, dates and `geo`, which is latitude and longitude. Source: TEI P5,
 * chapter 14.3.4 and `geoDecl`.
 */
import { FeatureCollector, type ReadRequest } from '../collector.ts';
import { parseXml } from '../read-xml.ts';
import type { XmlElement } from '../xml-tree.ts';
import { readPair } from '../table/read-number.ts';
import { withoutEmpty, type Rec } from './json-parts.ts';

const words = (element: XmlElement | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The elements of some names within a place, without those of places within it. */
function within(place: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  const isOwn = (element: XmlElement) => {
    let up = element.parentNode;
    while (up && up.localName !== 'place') up = up.parentNode;
    return up === place;
  };
  return names.flatMap((name) => place.getElementsByTagNameNS('*', name).filter(isOwn));
}

/** The first of some attributes that any of the elements has. */
function attribute(elements: readonly XmlElement[], ...names: readonly string[]): string | undefined {
  for (const element of elements)
    for (const name of names) {
      const value = element.getAttribute(name);
      if (value) return value;
    }
  return undefined;
}

function propertiesOf(place: XmlElement): Rec {
  const [name, ...others] = within(place, 'placeName', 'settlement', 'geogName').map(words).filter(Boolean);
  const dated = [place, ...within(place, 'location', 'placeName', 'state')];
  const links = within(place, 'idno', 'ptr').map((one) => words(one) || (one.getAttribute('target') ?? ''));
  return withoutEmpty({
    name,
    other_names: [...new Set(others)].join('; '),
    type: place.getAttribute('type') ?? undefined,
    date: attribute(dated, 'when', 'when-iso'),
    start: attribute(dated, 'from', 'notBefore', 'from-iso'),
    end: attribute(dated, 'to', 'notAfter', 'to-iso'),
    description: words(within(place, 'desc', 'note')[0]),
    links: links.filter(Boolean).join('; '),
  });
}

export function readTei(text: string, asked: ReadRequest): FeatureCollector {
  const collector = new FeatureCollector(asked);
  const places = parseXml(text).getElementsByTagNameNS('*', 'place');
  let [nowhere, spans] = [0, false];
  places.forEach((place, n) => {
    const where = { unit: 'feature', n: n + 1 } as const;
    const properties = propertiesOf(place);
    spans ||= 'start' in properties;
    const [geo] = within(place, 'geo');
    if (!geo) nowhere += 1;
    const pair = geo && readPair(words(geo));
    const id = place.getAttribute('xml:id') ?? undefined;
    const geometry = pair ? { type: 'Point', coordinates: [pair.second, pair.first] } : null;
    if (geo && !pair) collector.drop('not-a-number', where);
    else collector.add({ id, properties, geometry }, where);
  });
  if (nowhere > 0) collector.warnings.push({ code: 'without-position', count: nowhere });
  if (spans) collector.fields = { name: 'name', start: 'start', end: 'end' };
  return collector;
}
