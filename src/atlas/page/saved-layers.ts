/** The imported files of a workspace, read again as any file is: what is in it comes from outside. */
import type { OwnLayer } from '../core/own-layer.ts';
import type { SavedLayer } from '../core/workspace.ts';
import { importFile } from '../import/import-file.ts';

/**
 * @param taken - the layers that the page has.
 * @returns the layers that could be read, with ids that no other has.
 */
export async function layersOfWorkspace(
  saved: readonly SavedLayer[],
  taken: readonly OwnLayer[],
): Promise<readonly OwnLayer[]> {
  const last = Math.max(0, ...taken.map(({ id }) => Number(id.replace('own-', '')) || 0));
  const read = await Promise.all(
    saved.map(async ({ title, visible, fields, features }, n): Promise<OwnLayer | undefined> => {
      const json = JSON.stringify({ type: 'FeatureCollection', features });
      const file = new File([json], `${title}.geojson`, { type: 'application/geo+json' });
      const result = await importFile(file, fields ? { fields } : {});
      if (result.problem) return undefined;
      return {
        id: `own-${String(last + n + 1)}`,
        title,
        visible,
        url: URL.createObjectURL(new Blob([result.geojson], { type: 'application/geo+json' })),
        file,
        result,
      };
    }),
  );
  return read.filter((layer) => layer !== undefined);
}
