/** What the map and the worker of a file agree upon. */

/** The one layer within the tiles. */
export const TILE_LAYER = 'own';
/** The closest zoom level of which tiles are made; they serve for all closer ones, and have all points. */
export const CLOSEST = 14;
