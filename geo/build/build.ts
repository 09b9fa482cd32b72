/** All built files, from the text of the sources. Reads and writes no files, so that a test can build in memory. */
import { GILAN_TRANSLATIONS } from '../languages.ts';
import { control, controlDays } from './control.ts';
import { events } from './events.ts';
import { forest } from './forest.ts';
import { frontDays, fronts } from './fronts.ts';
import { write, type Built } from './geojson.ts';
import { formLines } from './form-lines.ts';
import { graticule } from './graticule.ts';
import { controlPeriods } from './control-periods.ts';
import { highGround } from './high-ground.ts';
import { borders, gilan, neighbours } from './land.ts';
import { lands } from './lands.ts';
import { measures, movements } from './movements.ts';
import { nameTable } from './names.ts';
import { places } from './places.ts';
import { plainFeatures } from './plain.ts';
import { reliefTiles } from './relief-tiles.ts';
import { rivers } from './rivers.ts';
import { road, roads } from './routes.ts';
import { farSeas, sea, waterlines } from './sea.ts';
import { lagoon, shore } from './shore-1920.ts';
import { town } from './towns.ts';
import { words } from './words.ts';
import { world } from './world.ts';

/**
 * Returns the text of a source file: one in `geo/sources`; `npm:` and a file of a package; or `chronology.csv` or
 * another table of the evidence of the story of Gilan.
 */
export type Read = (name: string) => string;

/** The keys by which sources are cited: the ids of a CSL-JSON bibliography. */
export function sourceKeys(bibliography: string): ReadonlySet<string> {
  return new Set((JSON.parse(bibliography) as { readonly id: string }[]).map(({ id }) => id));
}

/** Vector layers by id. */
export async function collections(
  read: Read,
): Promise<ReadonlyMap<string, { readonly features: readonly Built[]; readonly decimals: number }>> {
  const names = nameTable(read('names.csv'));
  const [coast, anzali, drawn, gazetteer] = [
    read('osm-coast.geojson'),
    read('anzali-1920-schematic.geojson'),
    read('routes-schematic.geojson'),
    read('places.csv'),
  ];
  const [province] = await gilan(read('provinces.geojson'), coast, names);
  if (!province) throw new Error('no Gilan');
  const keys = sourceKeys(read('bibliography.json'));
  return new Map(
    Object.entries({
      borders: { features: await borders(read('osm-borders.geojson')), decimals: 3 },
      control: {
        features: await control({
          control: read('control.csv'),
          areas: read('areas.csv'),
          places: gazetteer,
          routes: drawn,
          coast,
          gilan: province,
          keys,
        }),
        decimals: 4,
      },
      'anzali-town': { features: town(anzali, names, ['lagoon-1920-schematic']), decimals: 5 },
      events: {
        features: events(
          read('chronology.csv'),
          gazetteer,
          new Map(GILAN_TRANSLATIONS.map((lang) => [lang, read(`chronology.${lang}.csv`)])),
        ),
        decimals: 4,
      },
      'far-seas': { features: farSeas(read('land-far.geojson')), decimals: 3 },
      forest: { features: await forest(read('relief-2min.asc')), decimals: 3 },
      'form-lines': { features: await formLines(read('relief-2min.asc')), decimals: 3 },
      fronts: { features: fronts({ control: read('control.csv'), places: gazetteer, routes: drawn }), decimals: 4 },
      gilan: { features: [province], decimals: 4 },
      graticule: { features: graticule(), decimals: 5 },
      'high-ground': { features: await highGround(read('relief-2min.asc')), decimals: 3 },
      'lagoon-1920': { features: lagoon(anzali), decimals: 4 },
      lands: { features: lands(read('lands.csv')), decimals: 2 },
      movements: {
        features: movements({
          movements: read('movements.csv'),
          places: gazetteer,
          routes: drawn,
          bends: read('bends.csv'),
          anzali,
          keys,
        }),
        decimals: 4,
      },
      neighbours: { features: neighbours(read('provinces.geojson'), names), decimals: 4 },
      places: { features: places(gazetteer, read('ranks.csv')), decimals: 4 },
      plain: { features: await plainFeatures(read('relief-2min.asc'), province, coast, anzali), decimals: 3 },
      'rasht-town': { features: town(read('rasht-1920-schematic.geojson'), names, []), decimals: 5 },
      rivers: { features: await rivers(read('gshhg-wdbii-rivers.geojson'), drawn, names), decimals: 4 },
      road: { features: road(drawn, gazetteer, names), decimals: 4 },
      roads: { features: roads(drawn, names), decimals: 4 },
      sea: { features: await sea(coast, names), decimals: 4 },
      'shore-1920': { features: await shore(coast, anzali), decimals: 5 },
      waterlines: { features: await waterlines(coast), decimals: 4 },
    }),
  );
}

/**
 * The sets of layers. Each is built independently: if the sources of one are missing, the others can still be built.
 */
export type LayerSet = 'world' | 'gilan';

/** The built files of a set, by path under `geo/layers`. */
export const build = async (set: LayerSet, read: Read): Promise<ReadonlyMap<string, string | Uint8Array>> =>
  set === 'world' ? world(read) : gilanLayers(read);

async function gilanLayers(read: Read): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>();
  const built = await collections(read);
  for (const [id, { features, decimals }] of built) files.set(`${id}.geojson`, write(features, decimals));
  files.set('movements.measures.json', measures(built.get('movements')?.features ?? []));
  files.set('fronts.days.json', frontDays(read('control.csv')));
  files.set('control.days.json', controlDays(read('control.csv')));
  const [province] = built.get('gilan')?.features ?? [];
  if (!province) throw new Error('no Gilan');
  files.set(
    'control-periods.json',
    controlPeriods({
      control: read('control.csv'),
      areas: read('areas.csv'),
      places: read('places.csv'),
      gilan: province,
    }),
  );
  for (const lang of GILAN_TRANSLATIONS) files.set(`words.${lang}.json`, words(read, lang));
  for (const [path, bytes] of reliefTiles(read('relief-2min.asc'))) files.set(path, bytes);
  return files;
}
