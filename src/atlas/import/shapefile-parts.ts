/** Finds the files that are parts of one shapefile: those of one name, in one folder. Pure. */

const PART = /\.(shp|dbf|prj|cpg|shx|sbn|sbx|qix|qpj|qmd|shp\.xml)$/i;

const stemOf = (name: string): string => name.replace(PART, '').toLowerCase();
const isShape = (name: string): boolean => /\.shp$/i.test(name);

/** The files, with the other parts of each shapefile as companions of its `.shp`. */
export function groupShapefiles<T extends { readonly name: string }>(
  files: readonly T[],
): readonly (T & { readonly companions: readonly T[] })[] {
  const shapes = new Set(files.filter(({ name }) => isShape(name)).map(({ name }) => stemOf(name)));
  const isPart = ({ name }: T) => PART.test(name) && !isShape(name) && shapes.has(stemOf(name));
  return files
    .filter((file) => !isPart(file))
    .map((file) => ({
      ...file,
      companions: isShape(file.name)
        ? files.filter((one) => isPart(one) && stemOf(one.name) === stemOf(file.name))
        : [],
    }));
}
