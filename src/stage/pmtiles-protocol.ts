import type { Protocol } from 'pmtiles';

let protocol: Promise<Protocol> | undefined;

/** Has MapLibre read tiles of addresses with `pmtiles://` from PMTiles files; the code for it comes when first used. */
export const pmtilesProtocol = (): Promise<Protocol> =>
  (protocol ??= Promise.all([import('pmtiles'), import('maplibre-gl')]).then(([pmtiles, maplibre]) => {
    const made = new pmtiles.Protocol();
    maplibre.addProtocol('pmtiles', made.tile);
    return made;
  }));
