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
import { inLanguage } from '../words/languages.ts';
import { pointAlong, measureLine, type MeasuredLine } from './measured-line.ts';

/** Pixels of line over which its direction is taken, so that a head does not shake at every bend. */
const SIGHT = 18;
/** Kilometres gone before they are said. */
const SAID = 5;

/** Source and layer of what nobody sees: the room that heads at rest take from the lettering of the map. */
export const MARKER_SPACE = 'moving-markers';
/** Pixels of type, of 1rem, as in the stylesheet. */
const TYPE = 0.8;

const room = (size: number): LayerSpecification =>
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

/** Where the head of a line stands on the screen and what it says: everything that its picture depends on. */
export interface MarkerPicture extends MarkerTip, LabelSide {
  readonly at: LngLat;
  readonly words: string;
}

interface Shown {
  readonly head: MovingMarker;
  readonly state: LayerState;
  readonly source: string;
  readonly root: HTMLElement;
  readonly arrow: SVGElement;
  readonly disc: SVGElement;
  readonly words: HTMLElement;
}

/**
 * The heads of the lines that a scene draws, over the canvas: whose they are, where they are bound, how far they have
 * come.
 * It says nothing that the legend does not, and is hidden from assistive technology.
 *
 * A head waits for its line's geometry, which MapLibre has fetched already. If that never comes, the line draws without
 * it.
 */
export class MovingMarkers {
  #map: MapLibreMap;
  #pane = document.createElement('div');
  #shown = new Map<string, Shown>();
  /** By source, then by the id of the feature. */
  #ways = new Map<string, ReadonlyMap<string, MeasuredLine> | 'asked'>();
  #lang: string;
  /** What the room was last made for. */
  #room = '';
  /** Widths and heights of words, CSS pixels, by scale and text. */
  #sizes = new Map<string, readonly [width: number, height: number]>();
  /** Heads grow with the type of the page. */
  #scale = 1;
  /** Pixels of the map. */
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

  speak(lang: string): void {
    this.#lang = lang;
    this.#map.triggerRepaint();
  }

  /** To be called once the map has a style: above every lettering that shall make room. */
  start(): void {
    // A style that has come back after a lost context brings its room along.
    if (this.#map.getSource(MARKER_SPACE)) return;
    this.#map.addSource(MARKER_SPACE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
    this.#map.addLayer(room(16 * TYPE * this.#scale));
  }

  /** Takes up the state of a layer that has a head. */
  set(layer: Layer, state: LayerState): void {
    const { marker, id } = layer;
    if (!marker) return;
    const was = this.#shown.get(id);
    if (state.opacity <= 0) {
      was?.root.remove();
      this.#shown.delete(id);
      return;
    }
    const recoloured = was && was.head !== marker;
    if (recoloured) was.root.remove();
    const shown = was && !recoloured ? { ...was, state } : { ...this.#make(marker), state, source: layer.dataset };
    shown.root.style.opacity = String(state.opacity);
    this.#shown.set(id, shown);
    this.#ask(layer.dataset);
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

  #make(head: MovingMarker): Omit<Shown, 'state' | 'source'> {
    const root = document.createElement('div');
    root.className = 'moving-marker';
    root.dataset.feature = head.feature;
    root.hidden = true;
    const drawing = svg('svg', { width: 64, height: 64, viewBox: '-32 -32 64 64' });
    const arrow = svg('path', { d: TIP, class: 'moving-marker-tip', fill: head.colour });
    const disc = svg('g', {});
    const strokes = `moving-marker-mark ${needsLightInk(head.colour) ? 'light' : 'dark'}`;
    const { path, stroke } = head.mark;
    disc.append(
      svg('circle', { r: DISC_RADIUS, class: 'moving-marker-disc', fill: head.colour }),
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
    return { head, root, arrow, disc, words };
  }

  #ask(source: string) {
    if (this.#ways.has(source)) return;
    this.#ways.set(source, 'asked');
    const data = this.#map.getSource<GeoJSONSource>(source)?.getData();
    void data?.then((collection) => {
      this.#ways.set(source, waysOf(collection));
      this.#map.triggerRepaint();
    });
  }

  /** With each frame that the map draws, so that heads and lines are of one picture. */
  #place = () => {
    const told: MarkerPicture[] = [];
    const taken: Box[] = [];
    const { left = 0, top = 0, right = 0, bottom = 0 } = this.#map.getPadding();
    const free = { left, top, right: this.#size[0] - right, bottom: this.#size[1] - bottom };
    for (const shown of this.#shown.values()) {
      const ways = this.#ways.get(shown.source);
      const way = ways === 'asked' ? undefined : ways?.get(shown.head.feature);
      const picture = way && this.#picture(shown.head, way, shown.state.drawn);
      shown.root.hidden = !picture;
      if (!picture) continue;
      paint(shown, picture);
      if (shown.state.drawn < 1 || shown.state.opacity < 1) continue;
      const size = this.#sizeOf(shown, picture);
      const resting = { ...picture, ...readableSide(picture, size, free) };
      setAside(shown, resting);
      // Where two heads rest side by side, one speaks: the legend has the words of both.
      const box = labelBox(resting, size, resting);
      const silent = taken.some((one) => overlap(box, one));
      shown.words.classList.toggle('silent', silent);
      if (!silent) taken.push(box);
      told.push(silent ? { ...resting, words: '' } : resting);
    }
    this.#makeRoom(told);
  };

  /** How large the words of a head are. To measure them in every frame would lay the page out in every frame. */
  #sizeOf({ words }: Shown, { words: text }: MarkerPicture): readonly [width: number, height: number] {
    const key = `${String(this.#scale)} ${text}`;
    const size = this.#sizes.get(key) ?? ([words.offsetWidth, words.offsetHeight] as const);
    if (size[0] > 0) this.#sizes.set(key, size);
    return size;
  }

  /** Letters keep clear of a head that rests. One that moves would chase them about. */
  #makeRoom(told: readonly MarkerPicture[]) {
    const features = told.flatMap((picture) => roomOf(picture, TYPE * 16 * this.#scale));
    const key = JSON.stringify(features);
    if (key === this.#room) return;
    this.#room = key;
    this.#map.getSource<GeoJSONSource>(MARKER_SPACE)?.setData({ type: 'FeatureCollection', features });
  }

  #picture({ label }: MovingMarker, way: MeasuredLine, drawn: number): MarkerPicture | undefined {
    const gone = pointAlong(way, drawn);
    if (!gone) return undefined;
    const length = (way.lengths.at(-1) ?? 0) * 512 * 2 ** this.#map.getZoom();
    // At the very start there is no line behind: it looks ahead.
    const near = (SIGHT * this.#scale) / length;
    const other = pointAlong(way, drawn > near ? drawn - near : drawn + near) ?? gone;
    const [tip, off] = [this.#map.project(lngLat(gone.at)), this.#map.project(lngLat(other.at))];
    const sign = drawn > near ? 1 : -1;
    const turn = (Math.atan2((tip.y - off.y) * sign, (tip.x - off.x) * sign) * 180) / Math.PI;
    const words =
      drawn >= 1 ? inLanguage(label, this.#lang) : gone.km < SAID ? '' : kmLabel(growingKm(gone.km), this.#lang);
    return {
      at: gone.at,
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
  setAside(shown, picture);
}

/** Sets the words beside the march, as far off as they are wide: they turn with the line and never leap. */
function setAside({ words }: Shown, picture: MarkerPicture) {
  const {
    at: [x, y],
    way: [wx, wy],
  } = labelOrigin(picture, picture);
  words.style.transform = `translate(${round(x)}px, ${round(y)}px) translate(${round(-50 + 50 * wx)}%, ${round(-50 + 50 * wy)}%)`;
}

/** Degrees to which the direction of a head is rounded before letters are asked to move for it. */
const COARSE = 15;

/** Boxes for the disc and the words of a head, in ems of the type. */
function roomOf({ at, turn, words, size, hand, shift }: MarkerPicture, type: number): Feature[] {
  const coarse = { turn: Math.round(turn / COARSE) * COARSE, size };
  const {
    at: side,
    way: [wx, wy],
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
  // The words hang on the side of the disc that they are on.
  const upright = wy > 0.4 ? 'top' : wy < -0.4 ? 'bottom' : '';
  const level = wx < -0.4 ? 'right' : wx > 0.4 ? 'left' : '';
  const anchor = [upright, level].filter(Boolean).join('-') || 'center';
  const grown = (2.4 * DISC_RADIUS * size) / type;
  return [
    // Offsets are in ems of each text's own size.
    box('●', 'center', ems(discOffset(coarse), type * grown), grown),
    ...(words ? [box(words, anchor, ems(side, type), 1)] : []),
  ];
}

/**
 * The lines of a collection by their ids. MapLibre draws each part of a line in several parts by itself; the head goes
 * along the longest.
 */
function waysOf(collection: GeoJSON): ReadonlyMap<string, MeasuredLine> {
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
      const ways = parts.map((part) => measureLine(part.map(([lng = 0, lat = 0]: Position): LngLat => [lng, lat])));
      const longest = ways.sort((a, b) => (b.lengths.at(-1) ?? 0) - (a.lengths.at(-1) ?? 0))[0];
      return typeof id === 'string' && longest ? [[id, longest]] : [];
    }),
  );
}
