/**
 * All that this project uses of MapLibre beyond its documented interface. package.json pins the version of maplibre-gl
 * exactly (6.17.0) because of this file: with a new version, read each function here against the new source, and run
 * `tests/component/map-supervisor.test.ts`, `tests/e2e/motion.spec.ts` and `tests/e2e/worker.spec.ts`.
 */
import type { Map as MapLibreMap } from 'maplibre-gl';

/**
 * The type of the message that a worker answers at once and without any work (`MessageType.ping` in MapLibre's
 * `util/actor_messages.ts`, an enum that is exported as a type only).
 */
export const PING = 'PI';

/**
 * Removes a style from a map that has lost its WebGL context. MapLibre itself does not do so: the style stays on a list
 * of listeners (those that wait for the plugin for Arabic script) and through it the whole map stays in memory.
 * `Style._remove` is what `Map.setStyle` calls for a style that is replaced. `false`: the worker keeps the map's data.
 */
export function removeStyle(style: MapLibreMap['style']): void {
  style._remove(false);
}

/**
 * Changes the exaggeration of a terrain that is there. `setTerrain` would build the terrain anew in every frame of a
 * move. MapLibre keeps the number in two places, of which its types show one (`Terrain.coverage` is private); the
 * elevations that it has cached were computed with the old number.
 */
export function setExaggeration(terrain: NonNullable<MapLibreMap['terrain']>, exaggeration: number): void {
  if (terrain.exaggeration === exaggeration) return;
  terrain.exaggeration = exaggeration;
  terrain.options.exaggeration = exaggeration;
  if ('coverage' in terrain && typeof terrain.coverage === 'object')
    Object.assign(terrain.coverage ?? {}, { exaggeration });
  terrain.resetElevationCache();
}

/** Quads along the side of a tile of the terrain. A public field of `Terrain`, but not in the documentation. */
export function setMeshSize(terrain: NonNullable<MapLibreMap['terrain']>, quads: number): void {
  terrain.meshSize = quads;
}

/**
 * Whether a source that is drawn has not arrived, or where it has, whether a part of the view shows nothing of it yet:
 * a tile that is being loaded for the first time, and that no larger tile stands in for. Tiles that are cut anew, as
 * for another day, show what they had. `sourcesOnly`: tiles are not looked at. What has failed is not waited for.
 */
export function lacksTiles(map: MapLibreMap, sourcesOnly: boolean): boolean {
  return Object.values(map.style.tileManagers).some((source) => {
    if (!source.used || source._sourceErrored) return false;
    if (!source._sourceLoaded) return true;
    if (sourcesOnly) return false;
    const tiles = source._inViewTiles.getAllTiles();
    const drawn = tiles.filter((tile) => tile.hasData());
    return tiles.some(
      ({ state, tileID }) => state === 'loading' && !drawn.some((other) => tileID.isChildOf(other.tileID)),
    );
  });
}
