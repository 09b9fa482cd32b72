/** Files of tiles (PMTiles), which the map reads piece by piece. */
import { pmtilesProtocol } from '../../../stage/pmtiles-protocol.ts';

/** The ids of the files of tiles that are open. */
const opened = new Set<string>();

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
  opened.add(id);
  (await pmtilesProtocol()).add(tiles);
  return names;
}

/** Closes a file of tiles. */
export function closeTiles(id: string): void {
  if (opened.delete(id)) void pmtilesProtocol().then(({ tiles }) => tiles.delete(id));
}
