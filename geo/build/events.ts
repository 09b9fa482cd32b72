/** The events of the chronology. Each is located at the first of its places. */
import type { GilanTranslation } from '../languages.ts';
import { span } from './days.ts';
import { feature, type Built } from './geojson.ts';
import { gazetteer } from './places.ts';
import { list, table } from './table.ts';

const COLUMNS = [
  'id',
  'date_start',
  'date_end',
  'date',
  'calendar_note',
  'title',
  'description',
  'place_ids',
  'people_ids',
  'sources',
  'confidence',
  'dispute_note',
  'evidence',
] as const;

/** @param translations - the tables of the chronology in other languages, for the titles on the map. */
export function events(
  chronology: string,
  places: string,
  translations: ReadonlyMap<GilanTranslation, string>,
): Built[] {
  const titles = (text: string) => new Map(table(text, ['id', 'title'] as const).map(({ id, title }) => [id, title]));
  const translated = [...translations].map(([lang, text]) => [lang, titles(text)] as const);
  const known = gazetteer(places);
  return table(chronology, COLUMNS).map((row) => {
    const [first = ''] = list(row.place_ids);
    const place = known.get(first);
    if (!place) throw new Error(`${row.id}: the gazetteer has no place “${first}”`);
    return feature(
      { type: 'Point', coordinates: [place.lng, place.lat] },
      {
        id: row.id,
        title: row.title,
        ...Object.fromEntries(
          translated.flatMap(([lang, found]) => (found.has(row.id) ? [[`title_${lang}`, found.get(row.id)]] : [])),
        ),
        description: row.description,
        ...span(row.date_start, row.date_end),
        // EDTF as in the chronology, with its marks of uncertainty: `1919-03~`.
        date: row.date,
        calendar: row.calendar_note,
        confidence: row.confidence,
        dispute: row.dispute_note,
        evidence: row.evidence,
        place: first,
        places: list(row.place_ids).join(';'),
        people: list(row.people_ids).join(';'),
        sources: list(row.sources).join(';'),
      },
    );
  });
}
