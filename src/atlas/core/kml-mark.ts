/**
 * KML knows no types and no collections of one kind. An element of our own in `ExtendedData`, which the standard
 * allows and other programs pass over, keeps them (OGC KML 2.3, "adding arbitrary XML data").
 */
export const MARK = { namespace: 'urn:story-map:atlas:1', prefix: 'atlas', name: 'feature' } as const;

/** What the element holds, as JSON. */
export interface Marked {
  readonly id?: string | number;
  readonly properties: Readonly<Record<string, unknown>> | null;
  /** The type that is lost when the parts of a geometry are written side by side; or all of a collection. */
  readonly geometry?: unknown;
}
