/** A language tag as part of a path: `de`, `en-GB`. */
const LANGUAGE = /^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i;

export interface Pages {
  /** The folders of all pages, from the root of the site, ending in a slash; empty for the front page. */
  readonly pages: readonly string[];
  /** The reader's languages as BCP 47 tags, the preferred one first. */
  readonly languages: readonly string[];
}

/**
 * The page that was meant by a path at which there is none: one without its slash, with doubled slashes, in the wrong
 * case, without a language, or in a language in which the page does not exist.
 *
 * @param path - decoded, from the root of the site, without a slash before it.
 * @returns The page's folder; undefined if no page was meant.
 */
export function pageMeant(path: string, { pages, languages }: Pages): string | undefined {
  const parts = path.split('/').filter(Boolean);
  if (/^index\.html?$/i.test(parts.at(-1) ?? '')) parts.pop();
  const same = pages.find((page) => page.toLowerCase() === folderOf(parts).toLowerCase());
  if (same !== undefined) return same;
  // The language is the last part, or stands before `share/<step>`.
  for (let at = parts.length; at > 0; at -= 1) {
    const asked = parts[at];
    if (asked !== undefined && !LANGUAGE.test(asked)) continue;
    const [before, after] = [folderOf(parts.slice(0, at)).toLowerCase(), folderOf(parts.slice(at + 1)).toLowerCase()];
    const versions = new Map(
      pages.flatMap((page) => {
        const [lang = ''] = page.slice(before.length).split('/');
        return LANGUAGE.test(lang) && page.toLowerCase() === `${before}${lang}/${after}` ? [[lang, page] as const] : [];
      }),
    );
    const [first] = versions.values();
    if (first === undefined) continue;
    const wanted = asked === undefined ? languages : [asked, ...languages];
    const found = wanted.map((lang) => lang.split(/[-_]/)[0]?.toLowerCase() ?? '').find((lang) => versions.has(lang));
    return versions.get(found ?? '') ?? first;
  }
  return undefined;
}

const folderOf = (parts: readonly string[]): string => parts.map((part) => `${part}/`).join('');

/** The languages of an `Accept-Language` header, the preferred one first. */
export const acceptedLanguages = (header: string | undefined): readonly string[] =>
  (header ?? '')
    .split(',')
    .map((entry) => {
      const [lang = '', ...parameters] = entry.trim().split(/\s*;\s*/);
      const weight = parameters.find((one) => one.startsWith('q='))?.slice(2) ?? '1';
      return { lang, weight: Number(weight) || 0 };
    })
    .filter(({ lang, weight }) => lang !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ lang }) => lang);
