/** The gazetteer, as points with their names in every language. */
import { GILAN_LANGUAGES, NAME_COLUMNS } from '../languages.ts';
import { feature, type Built } from './geojson.ts';
import { namesOf } from './names.ts';
import { table, type SourceRow } from './table.ts';

const COLUMNS = [
  'id',
  ...NAME_COLUMNS,
  'historical_names',
  'kind',
  'lon',
  'lat',
  'precision_m',
  'what_it_is',
  'role_in_story',
  'coord_source',
  'confidence',
  'wikidata_qid',
] as const;
export type PlaceRow = SourceRow<(typeof COLUMNS)[number]>;

export interface GazetteerPlace {
  readonly row: PlaceRow;
  readonly lng: number;
  readonly lat: number;
}

/** Places from after 1921: they are in the gazetteer, but are not drawn on a map of 1920. */
const LATER: ReadonlySet<string> = new Set(['bridge-ghazian', 'rasht-municipality-square', 'amsterdam-iish']);

export function gazetteer(places: string): ReadonlyMap<string, GazetteerPlace> {
  return new Map(table(places, COLUMNS).map((row) => [row.id, { row, lng: Number(row.lon), lat: Number(row.lat) }]));
}

export function places(source: string, ranks: string): Built[] {
  const rank = new Map(table(ranks, ['id', 'rank'] as const).map((row) => [row.id, Number(row.rank)]));
  return [...gazetteer(source).values()].map(({ row, lng, lat }) => {
    const priority = rank.get(row.id);
    if (priority === undefined) throw new Error(`ranks.csv has no ${row.id}`);
    return feature(
      { type: 'Point', coordinates: [lng, lat] },
      {
        id: row.id,
        ...namesOf(row),
        ...Object.fromEntries(GILAN_LANGUAGES.map((lang) => [`label_${lang}`, shortName(row[`name_${lang}`])])),
        historical_names: row.historical_names,
        kind: row.kind,
        rank: priority,
        later: LATER.has(row.id),
        precision_m: Number(row.precision_m),
        confidence: row.confidence,
        what_it_is: row.what_it_is,
        role: row.role_in_story,
        coord_source: row.coord_source,
        wikidata: row.wikidata_qid,
      },
    );
  });
}

/** The name without its explanation in brackets, for labels. */
const shortName = (name: string): string => name.replace(/\s*[(/].*$/, '');
