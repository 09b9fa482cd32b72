import type { Map as MapLibreMap } from 'maplibre-gl';
import { wantsReducedMotion } from '../../player/preferences.ts';
import type { LiveStage } from '../../stage/stage.ts';
import { fit } from '../../story/fit-camera.ts';
import type { Camera, LngLat, Scene } from '../../story/story.ts';
import { sceneOfSide, sideOf, type Side } from '../core/comparison.ts';
import type { OwnLayer } from '../core/own-layer.ts';
import { ownShown } from '../core/own-time.ts';
import type { AtlasRecord } from '../core/records.ts';
import { isRef } from '../core/state.ts';
import { orderLayers } from './layer-order.ts';
import { OwnLayers } from './own-layers.ts';
import type { AtlasModel } from '../ui/model.ts';
import { SideMarks } from './side-marks.ts';
import { onThemeChange } from '../ui/theme.ts';

/**
 * The scene of the page's map. During a comparison it is that of the left side: `<atlas-compare>` shows the right one
 * above it.
 */
export function sceneOf({ state, catalogue }: Pick<AtlasModel, 'state' | 'catalogue'>): Scene {
  const { selection, area } = state;
  const named = [...selection, ...(area?.kind === 'near' && isRef(area.of) ? [area.of] : [])]
    .filter(({ layer }) => layer === 'places')
    .map(({ id }) => id);
  return { ...sceneOfSide(state, 'left', catalogue), names: named };
}

/** Which imported features a side of the map shows. */
export const ownShownOn =
  ({ state, catalogue, ownAnyTime }: AtlasModel, side: Side) =>
  (layer: OwnLayer): Uint8Array | undefined =>
    ownShown(layer, { state: sideOf(state, side), catalogue, ownAnyTime });

/** Maximum zoom level at which the map shows a record that it moves to. */
const CLOSE = 11;

/** The page's map: shows a model with its marks and the imported layers, in the reader's order. */
export class AtlasMap {
  readonly map: MapLibreMap;
  readonly #stage: LiveStage;
  readonly #marks: SideMarks;
  readonly #own: OwnLayers;
  readonly #stopTheme: () => void;
  #model: AtlasModel | undefined;

  /** @param moved - called when the reader has moved the map. */
  constructor(stage: LiveStage, tokens: (name: string) => string, moved: (camera: Camera) => void) {
    this.#stage = stage;
    this.map = stage.map;
    this.#own = new OwnLayers(stage.map);
    stage.setFree(true);
    this.#marks = new SideMarks(stage.map, tokens, 'left');
    this.#stopTheme = onThemeChange(() => {
      this.#marks.recolour();
    });
    stage.map.once('style.load', this.#arrange);
    stage.map.on('moveend', () => {
      moved(stage.camera);
    });
  }

  destroy(): void {
    this.#stopTheme();
    this.#own.destroy();
    this.#stage.destroy();
  }

  show(model: AtlasModel): void {
    this.#model = model;
    this.#stage.show(sceneOf(model));
    this.map.getCanvas().style.cursor = model.tool === 'none' ? '' : 'crosshair';
    if (this.map.isStyleLoaded()) this.#arrange();
    this.#marks.show(model, undefined);
    this.#own.show(model.own, model.state.selection, ownShownOn(model, 'left'));
  }

  #arrange = () => {
    if (this.#model)
      orderLayers(
        this.map,
        this.#model.layers,
        this.#model.state.layers.map(({ id }) => id),
      );
  };

  /** Sets the camera without animation. */
  look(camera: Camera): void {
    this.#stage.look(camera);
  }

  /** Moves to a camera with an animation. @returns false if the reader wants no motion; then nothing has been done. */
  fly({ center, zoom }: Camera): boolean {
    if (wantsReducedMotion()) return false;
    this.map.flyTo({ center: [...center], zoom: zoom + this.#stage.zoomOffset, duration: 900, essential: false });
    return true;
  }

  /** Zooms by one level. */
  zoom(by: 1 | -1): void {
    const how = { animate: !wantsReducedMotion() };
    if (by > 0) this.map.zoomIn(how);
    else this.map.zoomOut(how);
  }

  /** Whether all corners are in view. */
  has(corners: readonly LngLat[]): boolean {
    const bounds = this.map.getBounds();
    return corners.every(
      ([lng, lat]) =>
        lng > bounds.getWest() && lng < bounds.getEast() && lat > bounds.getSouth() && lat < bounds.getNorth(),
    );
  }
}

/** All corners of a geometry, degrees. */
export function cornersOf(geometry: AtlasRecord['geometry']): readonly LngLat[] {
  if (!geometry) return [];
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(cornersOf);
  const flat = (value: unknown): readonly LngLat[] =>
    Array.isArray(value) ? (typeof value[0] === 'number' ? [[value[0], value[1] as number]] : value.flatMap(flat)) : [];
  return flat(geometry.coordinates);
}

/** A camera that shows all corners, with the current bearing and pitch; undefined if there are no corners. */
export function cameraFor(corners: readonly LngLat[], { bearing, pitch }: Camera): Camera | undefined {
  const [first, ...rest] = corners;
  return first && { ...fit([first, ...rest], CLOSE), bearing, pitch };
}

/** Whether two cameras are equal, except for the digits that an address does not have. */
export const isSameView = (a: Camera, b: Camera) =>
  Math.abs(a.center[0] - b.center[0]) < 1e-5 &&
  Math.abs(a.center[1] - b.center[1]) < 1e-5 &&
  Math.abs(a.zoom - b.zoom) < 5e-3 &&
  Math.abs(a.bearing - b.bearing) < 0.05 &&
  Math.abs(a.pitch - b.pitch) < 0.05;
