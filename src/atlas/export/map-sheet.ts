/**
 * The map as a sheet for download, with title, legend, scale, sources and licences: as an image of the screen, or drawn
 * as SVG.
 */
import { msg, str } from '@lit/localize';
import type { FeatureCollection } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Layer, Pattern } from '../../../geo/layer.ts';
import { resolveColors, type Tokens } from '../../drawing/colors.ts';
import { metresPerPixel } from '../../story/distance.ts';
import { dayIn } from '../../story/when.ts';
import { lengthLabel } from '../../words/distances.ts';
import { inLanguage } from '../../words/localized-text.ts';
import { sceneOfSide, sideOf, SIDES, type Side } from '../core/comparison.ts';
import { dayShown, type AtlasState } from '../core/state.ts';
import { halves } from './two-halves.ts';
import { drawSheet, type SheetEntry } from './sheet.ts';
import { ownShownOn } from '../map/atlas-map.ts';
import { mapBeside } from '../map/second-map.ts';
import type { AtlasModel } from '../ui/model.ts';
import { featuresOf } from '../core/own-features.ts';
import { asLayer } from '../map/own-style.ts';
import type { OwnLayer } from '../core/own-layer.ts';
import { fontsFor, snapshot } from './rasterize.ts';
import { sideName } from '../ui/side-name.ts';

/** Maximum number of features of an imported file in a drawing: programs cannot open an SVG with more. */
const MOST = 20_000;

/** Minimum size of a drawing, pixels: the map of a phone is too small for a sheet. */
const SHEET = { width: 1100, height: 780 } as const;

const FONTS = ['Literata Variable', 'Noto Naskh Arabic Variable'];

export interface SheetOrder {
  readonly model: AtlasModel;
  readonly title: string;
  /** The citation of the view, for the bottom of the sheet. */
  readonly citation: string;
  /** The patterns of the catalogue. */
  readonly patterns: Readonly<Record<string, Pattern>>;
  readonly tokens: Tokens;
  readonly rtl: boolean;
}

export interface MapSheet {
  readonly sheet: string;
  /** Titles of layers that could not be drawn. */
  readonly without: readonly string[];
}

interface MapPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** MapLibre's zoom level in this picture. */
  readonly zoom: number;
}

/** An image of the map on the screen; during a comparison, of both halves. */
export async function screenSheet(order: SheetOrder, map: MapLibreMap): Promise<MapSheet> {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const image = async (one: MapLibreMap) =>
    `<image width="${String(width)}" height="${String(height)}" preserveAspectRatio="none" href="${await snapshot(one)}"/>`;
  const second = mapBeside(map);
  const svg = second
    ? together(order, { left: await image(map), right: await image(second), width, height })
    : await image(map);
  return {
    sheet: await sheetAbout(order, { svg, width, height, zoom: map.getZoom() }, true, second !== undefined),
    without: [],
  };
}

/** The map drawn from its data. @param fonts - embeds the fonts, which an image needs. */
export async function drawnSheet(order: SheetOrder, fonts: boolean): Promise<MapSheet> {
  const { drawMap, viewOf } = await import('./map-drawing.ts');
  const {
    model: { layers, datasets, own, map, root, state },
    patterns,
    tokens,
  } = order;
  const container = map?.getContainer();
  const size = {
    width: Math.max(SHEET.width, container?.clientWidth ?? 0),
    height: Math.max(SHEET.height, container?.clientHeight ?? 0),
  };
  const mine = own.filter(drawable);
  const collectionsOn = (side: Side) => {
    const shownOf = ownShownOn(order.model, side);
    return new Map(
      mine.map((layer) => {
        const shown = shownOf(layer);
        const features = featuresOf(layer).filter(({ geometry }, n) => geometry && shown?.[n] !== 0);
        return [layer.id, { type: 'FeatureCollection', features } as FeatureCollection] as const;
      }),
    );
  };
  const draw = async (side: Side) => {
    const scene = sceneOfSide(state, side, order.model.catalogue);
    const { svg, missing } = await drawMap({
      scene: {
        ...scene,
        layers: { ...scene.layers, ...Object.fromEntries(mine.map(({ id }) => [id, { opacity: 1, drawn: 1 }])) },
      },
      layers: [...shownLayers(layers, sideOf(state, side)), ...mine.map(asLayer)],
      datasets,
      collections: collectionsOn(side),
      patterns,
      size,
      root,
      lang: state.lang,
      tokens,
      paper: 'var(--map-paper)',
    });
    return {
      svg: svg.replace('<svg ', `<svg width="${String(size.width)}" height="${String(size.height)}" `),
      missing,
    };
  };
  const left = await draw('left');
  const right = state.comparison && (await draw('right'));
  const svg = right ? together(order, { left: left.svg, right: right.svg, ...size }) : left.svg;
  const missing = new Set(
    [...left.missing, ...(right?.missing ?? [])].map(({ title }) => inLanguage(title, state.lang)),
  );
  return {
    sheet: await sheetAbout(
      order,
      { ...size, svg, zoom: state.camera.zoom + viewOf(size).offset },
      fonts,
      right !== undefined,
    ),
    without: [...missing, ...own.filter((layer) => layer.visible && !drawable(layer)).map(({ title }) => title)],
  };
}

const drawable = ({ visible, result: { count } }: OwnLayer) => visible && count > 0 && count <= MOST;

/** The shown layers, in the reader's order. */
const shownLayers = (layers: readonly Layer[], { layers: on }: AtlasState) =>
  on.flatMap(({ id }) => layers.find((layer) => layer.id === id) ?? []);

function together(
  { model, tokens }: SheetOrder,
  maps: { readonly left: string; readonly right: string; readonly width: number; readonly height: number },
): string {
  const colours = resolveColors(
    { line: 'var(--story-accent)', paper: 'var(--map-paper)', ink: 'var(--map-ink)' },
    tokens,
  );
  return halves({
    ...maps,
    share: model.state.comparison?.share ?? 0.5,
    names: { left: sideName(model, 'left'), right: sideName(model, 'right') },
    colours,
  });
}

/** @param both - whether both sides of a comparison are in the picture; otherwise the left one is. */
async function sheetAbout(
  order: SheetOrder,
  { svg, width, height, zoom }: MapPicture,
  fonts: boolean,
  both: boolean,
): Promise<string> {
  const { model, title, citation, tokens, rtl } = order;
  const { datasets, layers, own, state } = model;
  const { lang, camera } = state;
  const sides = state.comparison && both ? SIDES.map((side) => sideOf(state, side)) : [sideOf(state, 'left')];
  const shown = [...new Set(sides.flatMap((side) => shownLayers(layers, side)))];
  const days = sides.map(({ time }) => Math.round(dayShown(time, model.catalogue)));
  const used = new Set(shown.map(({ dataset }) => dataset));
  const licences = new Map<string, Set<string>>();
  for (const { id, credit, licence } of datasets) {
    if (!used.has(id)) continue;
    const key = `${licence.name}, ${licence.url}`;
    licences.set(key, (licences.get(key) ?? new Set()).add(inLanguage(credit, lang)));
  }
  const options = {
    title,
    subtitle: subtitleOf(model, both),
    map: {
      svg,
      width,
      height,
      metres: metresPerPixel(camera.center[1], zoom),
      bearing: camera.bearing,
      aslant: camera.pitch > 1,
    },
    legend: legendOf([...own.filter(({ visible }) => visible).map(asLayer), ...shown.reverse()], days, lang, tokens),
    notes: [
      ...[...licences].map(([licence, credits]) => `${[...credits].join(' · ')}. ${msg(str`Licence: ${licence}`)}`),
      citation,
    ],
    words: {
      legend: msg('Legend'),
      north: msg('N'),
      km: (km: number) => lengthLabel(km, 'kilometre', lang, 3),
    },
    rtl,
    colours: resolveColors(
      { ink: 'var(--map-ink)', soft: 'var(--map-ink-soft)', paper: 'var(--map-paper)', line: 'var(--story-line)' },
      tokens,
    ),
  };
  const sheet = drawSheet(options);
  return fonts ? drawSheet({ ...options, style: await fontsFor(sheet.replace(/<[^>]*>/g, ''), FONTS) }) : sheet;
}

/** The date of the map; for a comparison, what is on which side. */
function subtitleOf(model: AtlasModel, both: boolean): string {
  const { comparison, time, calendar, lang } = model.state;
  const day = (at: number) => dayIn(at, calendar, lang);
  const [left, right] = [sideName(model, 'left'), sideName(model, 'right')];
  const sides = comparison && both ? msg(str`Left: ${left}. Right: ${right}.`) : '';
  if (comparison?.kind === 'dates') return sides || msg(str`The map shows ${left}.`);
  const when =
    time.now === undefined
      ? msg(
          str`The map shows ${day(dayShown(time, model.catalogue))}; ${day(time.from)} to ${day(time.until)} were asked about.`,
        )
      : msg(str`The map shows ${day(time.now)}.`);
  return [sides, when].filter(Boolean).join(' ');
}

/** The legend entries of the shown layers on any of the days, without repetitions. */
function legendOf(
  layers: readonly Layer[],
  on: readonly number[],
  lang: string,
  tokens: Tokens,
): readonly SheetEntry[] {
  const seen = new Set<string>();
  return layers
    .flatMap(({ legend }) => legend)
    .filter(({ days }) => !days || days.some(([from, until]) => on.some((day) => from <= day && day <= until)))
    .flatMap(({ symbol, label, note }) => {
      const entry = {
        symbol: resolveColors(symbol, tokens),
        label: [inLanguage(label, lang), note && inLanguage(note, lang)].filter(Boolean).join(' · '),
      };
      const key = JSON.stringify(entry);
      return seen.has(key) ? [] : (seen.add(key), [entry]);
    });
}
