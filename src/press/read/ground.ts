import { nearest } from '../check/suggest.ts';

/** The ground that a story names in place of a list of layers: plain paper, or tiles of another site. */
export type GroundSource =
  | { readonly kind: 'paper' }
  /** `address`: absolute, with `{z}`, `{x}` and `{y}`. */
  | { readonly kind: 'tiles'; readonly address: string };

type Complain = (message: string, hint: string) => void;

const TILES = /^https:\/\/[^\s"'<>]+$/;

/** Reads `ground:` where it is a word or an address. What cannot be used is reported; undefined then. */
export function readGroundSource(value: string, complain: Complain): GroundSource | undefined {
  if (value === 'paper') return { kind: 'paper' };
  if (/\.pmtiles$/i.test(value) || /style[^/]*\.json$/i.test(value)) {
    complain(
      `ground: ${value} cannot be drawn yet.`,
      'Only raster tiles can: an address that begins with https:// and has {z}, {x} and {y} in it.',
    );
    return undefined;
  }
  if (!TILES.test(value)) {
    const near = nearest(value, ['paper']);
    complain(
      `ground: “${value}” is neither a list of layers nor an address.`,
      near
        ? `Did you mean “${near}”?`
        : 'Write layers in brackets, as in “ground: [land, places]”, the word paper, or the address of raster tiles.',
    );
    return undefined;
  }
  const missing = ['{z}', '{x}', '{y}'].filter((part) => !value.includes(part));
  if (missing.length > 0) {
    complain(
      `ground: the address has no ${missing.join(' and no ')}.`,
      'An address of tiles says where zoom, column and row stand, as in https://example.org/{z}/{x}/{y}.png.',
    );
    return undefined;
  }
  return { kind: 'tiles', address: value };
}

/** The site from which a ground is fetched, as a content security policy names it; undefined for none. */
export const hostOf = (source: GroundSource | undefined): string | undefined =>
  source?.kind === 'tiles' ? new URL(source.address.replace(/[{}]/g, '')).origin : undefined;
