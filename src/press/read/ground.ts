import { nearest } from '../check/suggest.ts';

/** The ground that a story names in place of a list of layers. */
export type GroundSource =
  | { readonly kind: 'paper' }
  /** Raster tiles of another site. `address`: absolute, with `{z}`, `{x}` and `{y}`. */
  | { readonly kind: 'tiles'; readonly address: string }
  /** A PMTiles file of another site. */
  | { readonly kind: 'pmtiles'; readonly address: string }
  /** A PMTiles file in the story's folder. */
  | { readonly kind: 'file'; readonly name: string }
  /** A MapLibre style of another site. */
  | { readonly kind: 'style'; readonly address: string };

type Complain = (message: string, hint: string) => void;

/** An address of another site, or of a server on the author's own machine, where a ground can be tried. */
const ADDRESS = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])[^\s"'<>]+$/;
const FILE = /^[\w-][\w.-]*\.pmtiles$/i;
const TILE_PARTS = ['{z}', '{x}', '{y}'];

/** Reads `ground:` where it is a word, a file or an address. What cannot be used is reported; undefined then. */
export function readGroundSource(value: string, complain: Complain): GroundSource | undefined {
  if (value === 'paper') return { kind: 'paper' };
  if (FILE.test(value)) return { kind: 'file', name: value };
  if (!ADDRESS.test(value)) {
    complain(...wrong(value));
    return undefined;
  }
  const path = value.replace(/[?#].*$/, '');
  if (/\.pmtiles$/i.test(path)) return { kind: 'pmtiles', address: value };
  const missing = TILE_PARTS.filter((part) => !value.includes(part));
  if (missing.length === TILE_PARTS.length && !/\.(png|jpe?g|webp|avif|pbf|mvt)$/i.test(path))
    return { kind: 'style', address: value };
  if (missing.length > 0) {
    complain(
      `ground: the address has no ${missing.join(' and no ')}.`,
      'An address of tiles says where zoom, column and row stand, as in https://example.org/{z}/{x}/{y}.png.',
    );
    return undefined;
  }
  if (/\.(pbf|mvt)$/i.test(path)) {
    complain(
      'ground: tiles with shapes and no pictures need a style.',
      'Give the address of the MapLibre style that draws them, as in https://example.org/style.json.',
    );
    return undefined;
  }
  return { kind: 'tiles', address: value };
}

/** What is wrong with a ground that is no word, file or address, and what would be right. */
function wrong(value: string): readonly [message: string, hint: string] {
  if (value.startsWith('http://'))
    return [`ground: ${value} is not a secure address.`, 'Browsers load it only from an address with https://.'];
  if (/[\\/]/.test(value) && /\.pmtiles$/i.test(value))
    return [
      `ground: “${value}” is not in the story's folder.`,
      'Put the file beside the text of the story, and write its name only.',
    ];
  if (/\.json$/i.test(value))
    return [
      `ground: “${value}” is a file; a style can be read from an address only.`,
      'Write the address of a MapLibre style, as in https://example.org/style.json.',
    ];
  const near = nearest(value, ['paper']);
  return [
    `ground: “${value}” is neither a list of layers nor a file nor an address.`,
    near
      ? `Did you mean “${near}”?`
      : 'Write layers in brackets, as in “ground: [land, places]”, the word paper, the name of a PMTiles file beside the story, or the address of raster tiles, a PMTiles file or a MapLibre style.',
  ];
}

/** Whether a ground comes from another site. */
export const isElsewhere = (
  source: GroundSource | undefined,
): source is Extract<GroundSource, { readonly address: string }> => source !== undefined && 'address' in source;

/**
 * The sites from which a ground is fetched, as a content security policy names them.
 *
 * @param connect - those that the story names beside the address of the ground.
 */
export const hostsOf = (source: GroundSource | undefined, connect: readonly string[]): readonly string[] =>
  isElsewhere(source) ? [...new Set([new URL(source.address.replace(/[{}]/g, '')).origin, ...connect])] : [];

/** Reads `connect:`, the sites that a ground needs besides that of its address. What is wrong is reported. */
export function checkConnect(sites: readonly string[], source: GroundSource | undefined, complain: Complain): void {
  if (sites.length > 0 && !isElsewhere(source))
    complain(
      'connect: the ground of this story comes from no other site.',
      'Remove the line. It names the sites that a ground with an address needs.',
    );
  for (const site of sites) {
    if (originOf(site) === site) continue;
    complain(
      `connect: “${site}” is not the address of a site.`,
      `Write ${originOf(site) === undefined ? 'https://, the name of the site' : `“${String(originOf(site))}”`}, without a path.`,
    );
  }
}

/** The site of an address; undefined if it is none. */
const originOf = (address: string): string | undefined =>
  ADDRESS.test(`${address}/`) && URL.canParse(address) ? new URL(address).origin : undefined;
