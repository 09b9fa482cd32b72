import type { Feature, GeoJSON, Position } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { MovingMarker, Layer } from '../../geo/layer.ts';
import { growingKm } from '../story/distance.ts';
import type { LayerState, LngLat } from '../story/story.ts';
import {
  REST_SIZE,
  discOffset,
  labelOrigin,
  overlap,
  DISC_RADIUS,
  readableSide,
  TO_THE_RIGHT,
  labelBox,
  type LabelSide,
  type MarkerTip,
} from '../drawing/marker-layout.ts';
import { needsLightInk } from '../drawing/themed-colors.ts';
import type { Box } from '../drawing/text-layout.ts';
import { kmLabel } from '../words/distances.ts';
import { inLanguage } from '../words/localized-text.ts';
import { pointAlong, measureLine, type MeasuredLine } from './measured-line.ts';

/** CSS pixels of line over which its direction is measured, so that a marker does not turn at every small bend. */
const DIRECTION_LENGTH = 18;
/** Kilometres: below this a moving marker shows no distance. */
const LEAST_KM = 5;

/** Id of a source and of a layer with invisible labels: they keep the labels of the map away from resting markers. */
export const MARKER_SPACE = 'moving-markers';
/** Font size of the text, in rem; the same as in the stylesheet. */
const FONT_SIZE = 0.8;

const spaceLayer = (size: number): LayerSpecification =>
  ({
    id: MARKER_SPACE,
    type: 'symbol',
    source: MARKER_SPACE,
    layout: {
      'text-field': ['get', 'text'],
      'text-size': ['*', size, ['get', 'size']],
      'text-anchor': ['get', 'anchor'],
      'text-offset': ['get', 'offset'],
      'text-max-width': 11,
      'text-padding': 1,
      'text-allow-overlap': true,
    },
    paint: { 'text-opacity': 0 },
  }) as LayerSpecification;

const SVG = 'http://www.w3.org/2000/svg';
/** An arrowhead with its tip at the origin, pointing east. */
const TIP = 'M0 0L-12 -7Q-9 0 -12 7Z';

function svg(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** Position and text of a marker on the screen: everything that its picture depends on. */
export interface MarkerPicture extends MarkerTip, LabelSide {
  readonly at: LngLat;
  readonly words: string;
}

interface Shown {
  readonly marker: MovingMarker;
  readonly state: LayerState;
  readonly source: string;
  readonly root: HTMLElement;
  readonly arrow: SVGElement;
  readonly disc: SVGElement;
  readonly words: HTMLElement;
}

/**
 * The markers at the front of the lines that a scene draws, in a layer over the canvas: the actor, the direction and
 * the distance so far. The legend says the same, so the markers are hidden from assistive technology.
 *
 * A marker appears when the geometry of its line is there, which MapLibre has already fetched. Without it the line is
 * drawn without a marker.
 */
export class MovingMarkers {
  #map: MapLibreMap;
  #pane = document.createElement('div');
  #shown = new Map<string, Shown>();
  /** By source, then by the id of the feature. */
  #lines = new Map<string, ReadonlyMap<string, MeasuredLine> | 'requested'>();
  #lang: string;
  /** The features of {@link MARKER_SPACE} that were set last, as JSON. */
  #space = '';
  /** Sizes of texts in CSS pixels, by scale and text. */
  #sizes = new Map<string, readonly [width: number, height: number]>();
  /** The page's font size, divided by 16 pixels: markers grow with it. */
  #scale = 1;
  /** Size of the map in CSS pixels. */
  #size: readonly [width: number, height: number] = [0, 0];

  constructor(map: MapLibreMap, lang: string) {
    this.#map = map;
    this.#lang = lang;
    this.#pane.className = 'moving-markers';
    this.#pane.setAttribute('aria-hidden', 'true');
    map.getCanvasContainer().append(this.#pane);
    map.on('render', this.#place);
    map.on('resize', this.#measure);
    this.#measure();
  }

  setLanguage(lang: string): void {
    this.#lang = lang;
    this.#map.triggerRepaint();
  }

  /** Adds the source and the layer of {@link MARKER_SPACE}. Call it when the map has a style; add layers below it. */
  start(): void {
    // A style that was restored after a lost context has the source already.
    if (this.#map.getSource(MARKER_SPACE)) return;
    this.#map.addSource(MARKER_SPACE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
    this.#map.addLayer(spaceLayer(16 * FONT_SIZE * this.#scale));
  }

  /** Sets the state of a layer; ignored if the layer has no marker. */
  set(layer: Layer, state: LayerState): void {
    const { marker, id } = layer;
    if (!marker) return;
    const was = this.#shown.get(id);
    if (state.opacity <= 0) {
      was?.root.remove();
      this.#shown.delete(id);
      return;
    }
    const recoloured = was && was.marker !== marker;
    if (recoloured) was.root.remove();
    const shown = was && !recoloured ? { ...was, state } : { ...this.#make(marker), state, source: layer.dataset };
    shown.root.style.opacity = String(state.opacity);
    this.#shown.set(id, shown);
    this.#loadLines(layer.dataset);
  }

  destroy(): void {
    this.#map.off('render', this.#place);
    this.#map.off('resize', this.#measure);
    this.#pane.remove();
  }

  #measure = () => {
    this.#scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
    const { clientWidth, clientHeight } = this.#map.getContainer();
    this.#size = [clientWidth, clientHeight];
  };

  #make(marker: MovingMarker): Omit<Shown, 'state' | 'source'> {
    const root = document.createElement('div');
    root.className = 'moving-marker';
    root.dataset.feature = marker.feature;
    root.hidden = true;
    const drawing = svg('svg', { width: 64, height: 64, viewBox: '-32 -32 64 64' });
    const arrow = svg('path', { d: TIP, class: 'moving-marker-tip', fill: marker.colour });
    const disc = svg('g', {});
    const strokes = `moving-marker-mark ${needsLightInk(marker.colour) ? 'light' : 'dark'}`;
    const { path, stroke } = marker.mark;
    disc.append(
      svg('circle', { r: DISC_RADIUS, class: 'moving-marker-disc', fill: marker.colour }),
      svg('path', {
        d: path,
        transform: 'translate(-6 -6) scale(0.75)',
        class: stroke ? `${strokes} stroked` : strokes,
        ...(stroke ? { 'stroke-width': stroke } : {}),
      }),
    );
    drawing.append(arrow, disc);
    const words = document.createElement('div');
    words.className = 'moving-marker-words';
    root.append(drawing, words);
    this.#pane.append(root);
    return { marker, root, arrow, disc, words };
  }

  #loadLines(source: string) {
    if (this.#lines.has(source)) return;
    this.#lines.set(source, 'requested');
    const data = this.#map.getSource<GeoJSONSource>(source)?.getData();
    void data?.then((collection) => {
      this.#lines.set(source, linesOf(collection));
      this.#map.triggerRepaint();
    });
  }

  /** Called in each frame that the map draws, so that markers and lines move together. */
  #place = () => {
    const resting: MarkerPicture[] = [];
    const taken: Box[] = [];
    const { left = 0, top = 0, right = 0, bottom = 0 } = this.#map.getPadding();
    const free = { left, top, right: this.#size[0] - right, bottom: this.#size[1] - bottom };
    for (const shown of this.#shown.values()) {
      const lines = this.#lines.get(shown.source);
      const line = lines === 'requested' ? undefined : lines?.get(shown.marker.feature);
      const picture = line && this.#picture(shown.marker, line, shown.state.drawn);
      shown.root.hidden = !picture;
      if (!picture) continue;
      paint(shown, picture);
      if (shown.state.drawn < 1 || shown.state.opacity < 1) continue;
      const size = this.#sizeOf(shown, picture);
      const placed = { ...picture, ...readableSide(picture, size, free) };
      placeWords(shown, placed);
      // If the texts of two resting markers overlap, only the first is shown; the legend has both.
      const box = labelBox(placed, size, placed);
      const silent = taken.some((one) => overlap(box, one));
      shown.words.classList.toggle('silent', silent);
      if (!silent) taken.push(box);
      resting.push(silent ? { ...placed, words: '' } : placed);
    }
    this.#reserveSpace(resting);
  };

  /** The size of a marker's text, in CSS pixels. Cached: measuring in every frame would force a layout in each. */
  #sizeOf({ words }: Shown, { words: text }: MarkerPicture): readonly [width: number, height: number] {
    const key = `${String(this.#scale)} ${text}`;
    const size = this.#sizes.get(key) ?? ([words.offsetWidth, words.offsetHeight] as const);
    if (size[0] > 0) this.#sizes.set(key, size);
    return size;
  }

  /** Keeps labels of the map away from resting markers. For moving ones the labels would move in every frame. */
  #reserveSpace(resting: readonly MarkerPicture[]) {
    const features = resting.flatMap((picture) => spaceOf(picture, FONT_SIZE * 16 * this.#scale));
    const key = JSON.stringify(features);
    if (key === this.#space) return;
    this.#space = key;
    this.#map.getSource<GeoJSONSource>(MARKER_SPACE)?.setData({ type: 'FeatureCollection', features });
  }

  #picture({ label }: MovingMarker, line: MeasuredLine, drawn: number): MarkerPicture | undefined {
    const front = pointAlong(line, drawn);
    if (!front) return undefined;
    const length = (line.lengths.at(-1) ?? 0) * 512 * 2 ** this.#map.getZoom();
    // The direction is measured backwards; at the very start there is no line behind, so it is measured forwards.
    const near = (DIRECTION_LENGTH * this.#scale) / length;
    const other = pointAlong(line, drawn > near ? drawn - near : drawn + near) ?? front;
    const [tip, off] = [this.#map.project(lngLat(front.at)), this.#map.project(lngLat(other.at))];
    const sign = drawn > near ? 1 : -1;
    const turn = (Math.atan2((tip.y - off.y) * sign, (tip.x - off.x) * sign) * 180) / Math.PI;
    const words =
      drawn >= 1 ? inLanguage(label, this.#lang) : front.km < LEAST_KM ? '' : kmLabel(growingKm(front.km), this.#lang);
    return {
      at: front.at,
      x: tip.x,
      y: tip.y,
      turn,
      words,
      size: this.#scale * (drawn >= 1 ? REST_SIZE : 1),
      ...TO_THE_RIGHT,
    };
  }
}

const lngLat = ([lng, lat]: LngLat): [number, number] => [lng, lat];

const round = (n: number) => n.toFixed(1);

function paint(shown: Shown, picture: MarkerPicture) {
  const { root, arrow, disc, words } = shown;
  const { x, y, turn, words: text, size } = picture;
  const [dx, dy] = discOffset(picture);
  root.style.transform = `translate(${round(x)}px, ${round(y)}px)`;
  arrow.setAttribute('transform', `rotate(${round(turn)}) scale(${String(size)})`);
  disc.setAttribute('transform', `translate(${round(dx)} ${round(dy)}) scale(${String(size)})`);
  if (words.textContent !== text) words.textContent = text;
  placeWords(shown, picture);
}

/** Places the text beside the line, at a distance that depends on its size: it turns with the line without jumps. */
function placeWords({ words }: Shown, picture: MarkerPicture) {
  const {
    at: [x, y],
    direction: [wx, wy],
  } = labelOrigin(picture, picture);
  words.style.transform = `translate(${round(x)}px, ${round(y)}px) translate(${round(-50 + 50 * wx)}%, ${round(-50 + 50 * wy)}%)`;
}

/** Degrees to which the direction of a marker is rounded, so that small turns do not move labels. */
const COARSE = 15;

/** Features of {@link MARKER_SPACE} for the disc and the text of a marker. `type`: font size in CSS pixels. */
function spaceOf({ at, turn, words, size, hand, shift }: MarkerPicture, type: number): Feature[] {
  const coarse = { turn: Math.round(turn / COARSE) * COARSE, size };
  const {
    at: side,
    direction: [wx, wy],
  } = labelOrigin(coarse, { hand, shift });
  const ems = ([x, y]: readonly [number, number], em: number) => [
    Number((x / em).toFixed(2)),
    Number((y / em).toFixed(2)),
  ];
  const box = (text: string, anchor: string, offset: readonly number[], scale: number): Feature => ({
    type: 'Feature',
    properties: { text, anchor, offset, size: scale },
    geometry: { type: 'Point', coordinates: [...at] },
  });
  // The anchor is the side of the text that is at the disc.
  const upright = wy > 0.4 ? 'top' : wy < -0.4 ? 'bottom' : '';
  const level = wx < -0.4 ? 'right' : wx > 0.4 ? 'left' : '';
  const anchor = [upright, level].filter(Boolean).join('-') || 'center';
  const grown = (2.4 * DISC_RADIUS * size) / type;
  return [
    // MapLibre's offsets are in ems of each text's own size.
    box('●', 'center', ems(discOffset(coarse), type * grown), grown),
    ...(words ? [box(words, anchor, ems(side, type), 1)] : []),
  ];
}

/**
 * The lines of a collection by their ids. MapLibre draws each part of a multi-part line separately; the marker follows
 * the longest part.
 */
function linesOf(collection: GeoJSON): ReadonlyMap<string, MeasuredLine> {
  const features = collection.type === 'FeatureCollection' ? collection.features : [];
  return new Map(
    features.flatMap(({ geometry, properties }): [string, MeasuredLine][] => {
      const id: unknown = properties?.['id'];
      const parts =
        geometry.type === 'LineString'
          ? [geometry.coordinates]
          : geometry.type === 'MultiLineString'
            ? geometry.coordinates
            : [];
      const lines = parts.map((part) => measureLine(part.map(([lng = 0, lat = 0]: Position): LngLat => [lng, lat])));
      const longest = lines.sort((a, b) => (b.lengths.at(-1) ?? 0) - (a.lengths.at(-1) ?? 0))[0];
      return typeof id === 'string' && longest ? [[id, longest]] : [];
    }),
  );
}
