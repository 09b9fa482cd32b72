import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { acceptedLanguages, pageMeant } from './page-meant.ts';
import { NOT_FOUND } from './set/not-found-page.ts';
import { foldersOf } from './site.ts';

/** What a server answers where the built site has no file. */
export type Missing =
  { readonly status: 302; readonly location: string } | { readonly status: 404; readonly body: Buffer | string };

/**
 * The answer to an address of the built site; undefined where it has a file.
 *
 * @param dist - the folder of the built site, absolute.
 * @param url - as a browser sends it.
 * @param languages - the header `Accept-Language`.
 */
export function answerMissing(dist: string, url: string, languages: string | undefined): Missing | undefined {
  const path = pathOf(url);
  const file = path === undefined ? undefined : join(dist, path, path === '' || path.endsWith('/') ? 'index.html' : '');
  if (file !== undefined && existsSync(file) && statSync(file).isFile()) return undefined;
  const meant =
    path === undefined
      ? undefined
      : pageMeant(path, { pages: foldersOf(filesIn(dist)), languages: acceptedLanguages(languages) });
  if (meant !== undefined && meant !== path) return { status: 302, location: `/${encodeURI(meant)}` };
  const page = join(dist, NOT_FOUND);
  return { status: 404, body: existsSync(page) ? readFileSync(page) : 'Not found' };
}

/** The path of a URL without its first slash; undefined if it leads out of the site or is not one. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/, '')).replace(/^\/+/, '');
    return path.split('/').includes('..') || path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')] : [],
  );
