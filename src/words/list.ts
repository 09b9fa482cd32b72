const formats = new Map<string, Intl.ListFormat>();

/** Names one after another, with the marks of a language between them and no “and”: `Tehran, Qazvin`, «تهران، قزوین». */
export function listed(names: Iterable<string>, lang: string): string {
  const found = formats.get(lang) ?? new Intl.ListFormat(lang, { type: 'conjunction', style: 'narrow' });
  formats.set(lang, found);
  return found.format([...names].filter(Boolean));
}
