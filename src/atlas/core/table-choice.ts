/** How a table is to be read, as data: what was guessed from it, and what the reader chose instead. */

/** The signs that may stand between cells. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** `auto`: a comma is the decimal sign of a cell that has one and no point. */
export type Decimal = 'auto' | '.' | ',';

/** Encodings that can be chosen, by their labels in the Encoding Standard. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1256',
  'windows-1252',
  'windows-1254',
  'koi8-r',
  'ibm866',
  'iso-8859-6',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Which columns say where a row is. Columns are counted from 0. */
export type PositionColumns =
  | { readonly kind: 'pair'; readonly lng: number; readonly lat: number }
  | { readonly kind: 'combined'; readonly column: number; readonly order: 'lat-lng' | 'lng-lat' }
  /** Well-known text, well-known binary in hexadecimal digits, or a geometry of GeoJSON. */
  | { readonly kind: 'geometry'; readonly column: number }
  /** Names only, which are looked up in the gazetteer. */
  | { readonly kind: 'names'; readonly column: number };

export interface TableChoice {
  /** Unused where the cells do not come from text. */
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly decimal: Decimal;
  /** The name of a sheet; empty where there are none. */
  readonly sheet: string;
  /** The row of headings, counted from 0 without comments and empty lines; -1 where there is none. */
  readonly header: number;
  readonly position: PositionColumns | undefined;
  /** The reference system of the numbers, as `EPSG:4326`, which are degrees. */
  readonly crs: string;
  readonly name: number | undefined;
  /** The column of dates, or of first dates. */
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/** A place of the gazetteer that stands for a name of the table. Degrees. */
export interface NamedPlace {
  readonly id: string;
  readonly lng: number;
  readonly lat: number;
}

/** What is asked of a reader of tables. */
export interface TableRequest {
  /** What is not in it is guessed. */
  readonly choice: Partial<TableChoice>;
  /** The table of an archive that is meant; of others the choice is guessed. */
  readonly file?: string;
  /** Only the question is wanted, no features. */
  readonly preview?: boolean;
  /** By the names as they stand in the table. */
  readonly places?: Readonly<Record<string, NamedPlace>>;
}

/** A table as it was understood, with its first rows, for the reader to correct. */
export interface TableQuestion {
  readonly choice: TableChoice;
  /** Whether the guess is so good that the table is read without asking. */
  readonly sure: boolean;
  /** Part of an archive. */
  readonly file: string | undefined;
  /** Whether the cells come from text, which has an encoding and a delimiter. */
  readonly text: boolean;
  readonly sheets: readonly string[];
  /** The headings, one for each column; those of a table without any are empty. */
  readonly columns: readonly string[];
  /** The first rows as they are, headings and all. */
  readonly rows: readonly (readonly string[])[];
  /** Every name of the column of names, once. */
  readonly names: readonly string[];
}

/** The properties that say what a feature is called and when it was. */
export interface TableFields {
  readonly name?: string;
  readonly start?: string;
  readonly end?: string;
}
