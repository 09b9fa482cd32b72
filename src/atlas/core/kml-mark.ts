/**
 * KML has no types for values, and no geometries such as MultiPoint. They are kept in an element of our own in
 * `ExtendedData`, which the standard allows and other programs ignore (OGC KML 2.3, “adding arbitrary XML data”).
 */
export const MARK = { namespace: 'urn:story-map:atlas:1', prefix: 'atlas', name: 'feature' } as const;

/** The content of the element, as JSON. */
export interface Marked {
  readonly id?: string | number;
  readonly properties: Readonly<Record<string, unknown>> | null;
  /** The type of a geometry with several parts, which KML cannot express; or a whole geometry collection. */
  readonly geometry?: unknown;
}
