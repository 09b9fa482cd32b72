/** Helpers for JSON in which any value can be anything. */
export type Rec = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Rec =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const propertyOf = (record: Rec, key: string): unknown => (Object.hasOwn(record, key) ? record[key] : undefined);

export const textOf = (record: Rec, key: string): string | undefined => {
  const value = propertyOf(record, key);
  return typeof value === 'string' ? value : undefined;
};

export const arrayAt = (record: Rec, key: string): readonly unknown[] => {
  const value = propertyOf(record, key);
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
};

/** The values of a list that are objects. */
export const recordsOf = (record: Rec, key: string): readonly Rec[] => arrayAt(record, key).filter(isRecord);

/** A record without the properties that have no value. */
export const withoutEmpty = (record: Rec): Rec =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== ''));
