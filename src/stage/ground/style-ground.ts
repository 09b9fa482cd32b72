import type { SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { italic, semibold, upright } from '../../../geo/catalog/expressions.ts';
import type { StyleLayer } from '../../../geo/layer.ts';
import { openPmtiles, type GroundLayerIds } from './pmtiles-ground.ts';
import { fetchedJson, GroundError, sourceId, type ReadyGround } from './ready-ground.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Resolves an address that a file names, and keeps the braces of `{z}`. */
const absolute = (address: string, base: string): string =>
  new URL(address, base).href.replace(/%7B/gi, '{').replace(/%7D/gi, '}');

/** The addresses that are checked against the sites that the story names. */
class Sites {
  readonly #allowed: ReadonlySet<string>;
  readonly #own: string;
  readonly #missing = new Set<string>();

  /** @param own - the address of the page's own site. */
  constructor(allowed: readonly string[], own: string) {
    this.#allowed = new Set(allowed);
    this.#own = new URL(own).origin;
  }

  /** The absolute address; one of a site that is not allowed is noted. @throws {GroundError} if it is none. */
  checked(address: string, base: string): string {
    if (!URL.canParse(address, base)) throw new GroundError('unreadable', `The style names “${address}”.`);
    const found = absolute(address, base);
    const { protocol, origin } = new URL(found);
    if (protocol !== 'https:' && protocol !== 'http:')
      throw new GroundError('unreadable', `The style names ${found}, which only another program can fetch.`);
    if (origin !== this.#own && !this.#allowed.has(origin)) this.#missing.add(origin);
    return found;
  }

  /** @throws {GroundError} if a site has been noted. */
  enforce(): void {
    if (this.#missing.size === 0) return;
    const line = [...new Set([...this.#missing])].join(', ');
    throw new GroundError(
      'blocked',
      `The ground needs sites that the story does not name. Write in its front matter: connect: [${line}]`,
    );
  }
}

/**
 * The ground of a MapLibre style of another site: its sources, layers and pictures. Its letters are drawn with the
 * fonts of the page, because a map has one set of letters, and those of another site lack the fonts of the story's own
 * names. Projection, sky, light and terrain are the page's own.
 *
 * @param hosts - the sites from which it may fetch anything.
 * @param root - the address of the page's own site.
 * @throws {GroundError}
 */
export async function styleGround(
  dataset: string,
  ids: GroundLayerIds,
  { address, hosts, root }: { readonly address: string; readonly hosts: readonly string[]; readonly root: string },
): Promise<ReadyGround> {
  const sites = new Sites(hosts, root);
  const style = await fetchedJson(address);
  if (!isObject(style) || style.version !== 8 || !isObject(style.sources) || !Array.isArray(style.layers))
    throw new GroundError('unreadable', `${address} is not a MapLibre style of version 8.`);
  const sprites = spritesOf(style as unknown as StyleSpecification, (one) => sites.checked(one, address));
  const written = Object.entries(style.sources).filter((entry): entry is [string, Json] => isObject(entry[1]));
  const named = written.map(([name, source]) => [name, withAddresses(source, address, sites)] as const);
  sites.enforce();
  const sources = await Promise.all(
    named.map(async ([name, source]) => [sourceId(dataset, name), await described(source, sites)] as const),
  );
  sites.enforce();
  const layers = style.layers
    .filter(isObject)
    .flatMap((layer) => ours(layer, dataset, new Set(named.map(([id]) => id))));
  return {
    dataset,
    sources: Object.fromEntries(sources) as Readonly<Record<string, SourceSpecification>>,
    styles: {
      [ids.below]: layers.filter(({ type }) => type !== 'symbol'),
      [ids.names]: layers.filter(({ type }) => type === 'symbol'),
    },
    sprites,
  };
}

function spritesOf({ sprite }: Pick<StyleSpecification, 'sprite'>, checked: (address: string) => string) {
  if (sprite === undefined) return [];
  const all = typeof sprite === 'string' ? [{ id: 'default', url: sprite }] : sprite;
  return all.map(({ id, url }) => ({ id, url: checked(url) }));
}

const PMTILES = /^pmtiles:\/\//;

/** A source with absolute, checked addresses. */
function withAddresses(source: Json, base: string, sites: Sites): Json {
  const { url, tiles, data } = source;
  const checked = (address: string) =>
    PMTILES.test(address)
      ? `pmtiles://${sites.checked(address.replace(PMTILES, ''), base)}`
      : sites.checked(address, base);
  return {
    ...source,
    ...(typeof url === 'string' ? { url: checked(url) } : {}),
    ...(Array.isArray(tiles) ? { tiles: tiles.map((one) => checked(String(one))) } : {}),
    ...(typeof data === 'string' ? { data: checked(data) } : {}),
  };
}

/** A source with what its own file (TileJSON) says of it, so that the sites of its tiles are known. */
async function described(source: Json, sites: Sites): Promise<Json> {
  const { url, ...rest } = source;
  if (typeof url !== 'string' || source.type === 'image' || source.type === 'video') return source;
  if (PMTILES.test(url)) {
    await openPmtiles(url.replace(PMTILES, ''));
    return source;
  }
  const tileJson = await fetchedJson(url);
  if (!isObject(tileJson) || !Array.isArray(tileJson.tiles))
    throw new GroundError('unreadable', `${url} is not TileJSON: it names no tiles.`);
  const kept = ['tiles', 'minzoom', 'maxzoom', 'bounds', 'scheme', 'attribution', 'encoding'];
  const found = Object.fromEntries(kept.flatMap((key) => (key in tileJson ? [[key, tileJson[key]]] : [])));
  return withAddresses({ ...found, ...rest }, url, sites);
}

/** A layer as the catalogue has them; none for one that is hidden or has a source that there is not. */
function ours(layer: Json, dataset: string, sources: ReadonlySet<string>): readonly StyleLayer[] {
  const { id: _, source, layout = {}, ...rest } = layer;
  const isBackground = layer.type === 'background';
  if (!isBackground && (typeof source !== 'string' || !sources.has(source))) return [];
  if (!isObject(layout) || layout.visibility === 'none') return [];
  const letters = 'text-font' in layout || 'text-field' in layout ? { 'text-font': fontLike(layout['text-font']) } : {};
  return [
    {
      ...rest,
      ...(isBackground ? {} : { source: sourceId(dataset, String(source)) }),
      layout: { ...layout, ...letters },
    } as unknown as StyleLayer,
  ];
}

/** The font of the page that is most like another: slanted or bold. */
function fontLike(fonts: unknown) {
  const name = JSON.stringify(fonts ?? '').toLowerCase();
  return /italic|oblique/.test(name) ? italic : /bold|medium|black/.test(name) ? semibold : upright;
}
