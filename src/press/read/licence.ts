/** A licence: its name as readers see it, and its address; empty where none is known. */
export interface Licence {
  readonly name: string;
  readonly url: string;
}

/** A licence as an author writes it: its name, or `name` and `url`, a web address. Undefined for anything else. */
export function readLicence(value: unknown): Licence | undefined {
  if (typeof value === 'string' && value.trim()) return { name: value, url: licenceUrl(value) };
  const { name, url } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return typeof name === 'string' && typeof url === 'string' && /^https?:\/\//.test(url) ? { name, url } : undefined;
}

/** The address of a well-known licence, by its name. */
function licenceUrl(name: string): string {
  const cc = /^CC BY(-[A-Z-]+)? (\d\.\d)$/i.exec(name.trim());
  if (cc) return `https://creativecommons.org/licenses/by${(cc[1] ?? '').toLowerCase()}/${cc[2] ?? '4.0'}/`;
  if (/^CC0/i.test(name)) return 'https://creativecommons.org/publicdomain/zero/1.0/';
  if (/^ODbL/i.test(name)) return 'https://opendatacommons.org/licenses/odbl/1-0/';
  if (/public domain/i.test(name)) return 'https://creativecommons.org/publicdomain/mark/1.0/';
  return '';
}
