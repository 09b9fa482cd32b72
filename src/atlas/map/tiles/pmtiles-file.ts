/** Files of tiles (PMTiles), which the map reads piece by piece. */
import type { Protocol } from 'pmtiles';

let protocol: Promise<Protocol> | undefined;

/** Reads tiles from imported files. MapLibre calls it for URLs with its scheme. */
const tileReader = () =>
  (protocol ??= Promise.all([import('pmtiles'), import('maplibre-gl')]).then(([pmtiles, maplibre]) => {
    const made = new pmtiles.Protocol();
    maplibre.addProtocol('pmtiles', made.tile);
    return made;
  }));

/** Opens a file of tiles. @returns the names of its layers. @throws if its directory cannot be read. */
export async function openTiles(id: string, file: File): Promise<readonly string[]> {
  const { FileSource, PMTiles } = await import('pmtiles');
  // Two files may have the same name.
  class OwnSource extends FileSource {
    override getKey = () => id;
  }
  const tiles = new PMTiles(new OwnSource(file));
  const metadata: unknown = await tiles.getMetadata();
  const layers: unknown =
    typeof metadata === 'object' && metadata !== null && 'vector_layers' in metadata ? metadata.vector_layers : [];
  const names = Array.isArray(layers)
    ? layers.flatMap((one: unknown) =>
        typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string' ? [one.id] : [],
      )
    : [];
  (await tileReader()).add(tiles);
  return names;
}

/** Closes a file of tiles. */
export function closeTiles(id: string): void {
  void protocol?.then(({ tiles }) => tiles.delete(id));
}
