/** How a ground of vector tiles in the schema of Protomaps (version 4) is drawn: in the colours of the map. */
import { layers, type Flavor } from '@protomaps/basemaps';
import { expression, italic, semibold, upright } from '../../../../geo/catalog/expressions.ts';
import type { StyleLayer } from '../../../../geo/layer.ts';
import * as c from '../../../../geo/tokens.ts';
import { namePaint } from '../../../../geo/catalog/place-signs.ts';

/** The style of a ground: what lies under a story's own layers, and the names above them. */
export interface BasemapStyle {
  readonly below: readonly StyleLayer[];
  readonly names: readonly StyleLayer[];
}

/** Layers of tiles of this schema, of which a file must have one. */
export const BASEMAP_LAYERS: readonly string[] = ['earth', 'water', 'landuse', 'roads', 'places', 'boundaries'];

const built = c.height3;
const casing = c.height4;
const great = c.height5;
const street = c.height6;

/** The colours of Protomaps' style, by the tokens of the map: they follow day and night. */
const FLAVOR: Flavor = {
  background: c.sea,
  earth: c.paper,
  water: c.sea,
  glacier: c.snow,
  sand: c.height2,
  beach: c.height2,
  park_a: c.forest,
  park_b: c.forest,
  wood_a: c.forest,
  wood_b: c.forest,
  scrub_a: c.height1,
  scrub_b: c.height1,
  zoo: c.height1,
  hospital: c.height1,
  school: c.height1,
  industrial: c.height2,
  military: c.height2,
  aerodrome: c.height2,
  runway: c.height3,
  pedestrian: c.height1,
  pier: c.height2,
  buildings: built,
  tunnel_other_casing: casing,
  tunnel_minor_casing: casing,
  tunnel_link_casing: casing,
  tunnel_major_casing: great,
  tunnel_highway_casing: great,
  tunnel_other: c.height2,
  tunnel_minor: c.height2,
  tunnel_link: c.height2,
  tunnel_major: c.height2,
  tunnel_highway: c.height2,
  minor_service_casing: casing,
  minor_casing: casing,
  link_casing: casing,
  major_casing_early: great,
  major_casing_late: great,
  highway_casing_early: great,
  highway_casing_late: great,
  other: street,
  minor_service: street,
  minor_a: street,
  minor_b: street,
  link: street,
  major: street,
  highway: street,
  railway: c.track,
  boundaries: c.border,
  bridges_other_casing: casing,
  bridges_minor_casing: casing,
  bridges_link_casing: casing,
  bridges_major_casing: great,
  bridges_highway_casing: great,
  bridges_other: street,
  bridges_minor: street,
  bridges_link: street,
  bridges_major: street,
  bridges_highway: street,
  roads_label_minor: c.inkSoft,
  roads_label_minor_halo: c.halo,
  roads_label_major: c.inkSoft,
  roads_label_major_halo: c.halo,
  ocean_label: c.seaInk,
  subplace_label: c.inkSoft,
  subplace_label_halo: c.halo,
  city_label: c.ink,
  city_label_halo: c.halo,
  state_label: c.inkSoft,
  state_label_halo: c.halo,
  country_label: c.inkSoft,
  address_label: c.inkSoft,
  address_label_halo: c.halo,
};

/** Opacities in place of Protomaps' own, which fade by zoom for brighter colours than ours. */
const OPACITY: Readonly<Record<string, number>> = {
  landuse_park: 0.28,
  landuse_urban_green: 0.28,
  buildings: 0.7,
  boundaries_country: 0.7,
  boundaries: 0.5,
};

/** What says nothing without pictures, which would be another file to fetch, or nothing on a map of a story. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'background',
  'landcover',
  'pois',
  'roads_oneway',
  'roads_shields',
  'address_label',
]);

/** A name in the reader's language, otherwise in English, otherwise as it is written there. */
const NAME = expression(
  'coalesce',
  ['get', ['concat', 'name:', ['to-string', ['global-state', 'lang']]]],
  ['get', 'name:en'],
  ['get', 'name'],
);

const fontOf = (fonts: unknown) => {
  const written = JSON.stringify(fonts);
  return written.includes('Italic') ? italic : written.includes('Medium') ? semibold : upright;
};

type Written = ReturnType<typeof layers>[number];
type Properties = Readonly<Record<string, unknown>>;

const colourOf = (paint: Properties): string => (typeof paint['text-color'] === 'string' ? paint['text-color'] : c.ink);

/** Some properties of an object. */
const only = (properties: object, isKept: (key: string) => boolean): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([key]) => isKept(key)));

/** One layer as the catalogue has them: without id and source, and with the letters and names of our own. */
function ours(written: Written): StyleLayer {
  const { id, type, layout = {}, paint = {} } = written;
  const layer = only(written, (key) => !['id', 'source', 'layout', 'paint'].includes(key));
  if (type !== 'symbol') {
    const opacity = OPACITY[id];
    const own = opacity === undefined ? {} : { [`${type}-opacity`]: opacity };
    return { ...layer, layout, paint: { ...paint, ...own } } as unknown as StyleLayer;
  }
  // Dots of places are pictures in Protomaps' style.
  const placed = only(layout, (key) => !key.startsWith('icon-'));
  const spacing = placed['text-letter-spacing'];
  return {
    ...layer,
    layout: {
      ...placed,
      // Arabic letters are joined: space between them would tear a word apart.
      ...(spacing === undefined
        ? {}
        : { 'text-letter-spacing': ['case', ['==', ['global-state', 'lang'], 'fa'], 0, spacing] }),
      'text-field': NAME,
      'text-font': fontOf(placed['text-font']),
    },
    paint: id.startsWith('water') ? { ...namePaint(c.seaInk), 'text-halo-color': c.sea } : namePaint(colourOf(paint)),
  } as unknown as StyleLayer;
}

/** The style, from `@protomaps/basemaps`, which follows the schema as it changes. */
export function basemapStyle(): BasemapStyle {
  const all = layers('ground', FLAVOR, { lang: 'en' }).filter(({ id }) => !LEFT_OUT.has(id));
  return {
    below: all.filter(({ type }) => type !== 'symbol').map(ours),
    names: all.filter(({ type }) => type === 'symbol').map(ours),
  };
}
