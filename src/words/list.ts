const formats = new Map<string, Intl.ListFormat>();

/** A list without “and”, with the separators of a language: `Tehran, Qazvin`, «تهران، قزوین». */
export function listed(names: Iterable<string>, lang: string): string {
  const found = formats.get(lang) ?? new Intl.ListFormat(lang, { type: 'conjunction', style: 'narrow' });
  formats.set(lang, found);
  return found.format([...names].filter(Boolean));
}
