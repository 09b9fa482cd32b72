/** How much of a reader's own file is read. A page must live on whatever it is given. */
export interface Limits {
  /** Bytes of a file, and of all that an archive unpacks to. */
  readonly bytes: number;
  /** Features that are kept; what comes after is counted. */
  readonly features: number;
  /** Properties of one feature. */
  readonly properties: number;
  /** How deep values, collections and elements may lie within each other. */
  readonly depth: number;
  /** Files of an archive that are read. */
  readonly entries: number;
  /** Features that were left out of which it is said why; the others are counted. */
  readonly told: number;
}

export const LIMITS: Limits = {
  bytes: 200_000_000,
  features: 1_000_000,
  properties: 500,
  depth: 12,
  entries: 50,
  told: 200,
};

/** Seconds that a file may take. */
export const SECONDS = 120;
