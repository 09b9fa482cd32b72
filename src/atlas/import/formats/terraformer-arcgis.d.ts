/** The part of the library that is used; it has no types of its own. */
declare module '@terraformer/arcgis' {
  /** @throws where the geometry is of no kind it knows */
  export function arcgisToGeoJSON(arcgis: object, idAttribute?: string): unknown;
}
