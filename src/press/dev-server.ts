import { escapeXml } from '../story/escape.ts';
import { report, type Fault } from './faults.ts';
import { byteRange } from '../player/byte-range.ts';
import { acceptedLanguages, pageMeant } from './page-meant.ts';
import { NOT_FOUND as NOT_FOUND_PAGE } from './set/not-found-page.ts';
import { foldersOf, type Site, type SiteContent } from './site.ts';

/** The functions that the development server needs from outside. */
export interface DevEffects {
  /** Puts Vite's scripts into a page. @param url - of the page: its path from the site's root, with a slash first. */
  readonly transform: (url: string, html: string) => Promise<string>;
  /** Tells every open page that files have changed. @param textOnly - whether only texts of stories have. */
  readonly changed: (textOnly: boolean) => void;
  readonly log: (line: string) => void;
}

export interface DevResponse {
  readonly status: number;
  readonly type: string;
  /** Where the page is that was meant. */
  readonly location?: string;
  readonly body: string | Uint8Array;
  /** Of a part of a file: the header `Content-Range`. */
  readonly range?: string;
}

const TYPES: Readonly<Record<string, string>> = {
  geojson: 'application/geo+json',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  zip: 'application/zip',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  css: 'text/css',
  js: 'text/javascript',
  html: 'text/html; charset=utf-8',
};

const typeOf = (path: string): string => TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream';

const NOT_FOUND: DevResponse = { status: 404, type: 'text/plain; charset=utf-8', body: 'Not found' };

/**
 * Serves the site while an author writes it. Files are made on request. As long as there are faults, every page is a
 * list of them.
 */
export class DevServer {
  readonly #site: Site;
  readonly #effects: DevEffects;
  #content: SiteContent | undefined;
  #logged = '';

  constructor(site: Site, effects: DevEffects) {
    this.#site = site;
    this.#effects = effects;
  }

  /** Call it when files were changed, added or removed. @param paths - from the project's folder. */
  changed(paths: readonly string[]): void {
    for (const path of paths) this.#site.changed(path);
    this.#content = undefined;
    this.#effects.changed(paths.every((path) => /^story\b.*\.md$/.test(path.replace(/^.*\//, ''))));
  }

  /**
   * @param url - as the browser sends it.
   * @param range - the header `Range`.
   * @returns undefined if Vite must answer.
   */
  async answer(url: string, range?: string): Promise<DevResponse | undefined> {
    const path = pathOf(url);
    if (path === undefined) return NOT_FOUND;
    if (path.startsWith('layers/')) {
      const body = this.#site.layer(path.slice('layers/'.length));
      return body ? { status: 200, type: typeOf(path), body } : NOT_FOUND;
    }
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    try {
      return this.#part(file, range) ?? (await this.#made(file));
    } catch (error) {
      // Neither a fault in an author's files nor an error of our code may end the server.
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#effects.log(stack);
      return { ...(await this.#page(`/${file}`, 'Error', stack)), status: 500 };
    }
  }

  /**
   * The answer to an address for which Vite has no file either: a redirect to the page that was meant, or the page that
   * says that there is none.
   *
   * @param languages - the header `Accept-Language`.
   */
  async missing(url: string, languages?: string): Promise<DevResponse> {
    const path = pathOf(url);
    if (path === undefined) return NOT_FOUND;
    const { pages, files } = this.#current();
    const folders = foldersOf([...pages.keys(), ...files.keys()]);
    const meant = pageMeant(path, { pages: folders, languages: acceptedLanguages(languages) });
    if (meant !== undefined && meant !== path)
      return { status: 302, type: 'text/plain; charset=utf-8', location: `/${encodeURI(meant)}`, body: '' };
    const page = await this.#made(NOT_FOUND_PAGE);
    return page ? { ...page, status: 404 } : NOT_FOUND;
  }

  /** A part of a file that is read in parts; undefined for any other file, or if no part is asked for. */
  #part(file: string, asked: string | undefined): DevResponse | undefined {
    const { part } = this.#current().files.get(file) ?? {};
    const size = asked === undefined ? undefined : part?.(0, 0)?.size;
    if (!part || size === undefined) return undefined;
    const range = byteRange(asked, size);
    if (!range) return { status: 416, type: typeOf(file), body: '', range: `bytes */${String(size)}` };
    const { start, end } = range;
    const { bytes = new Uint8Array() } = part(start, end + 1) ?? {};
    const said = `bytes ${String(start)}-${String(end)}/${String(size)}`;
    return { status: 206, type: typeOf(file), body: bytes, range: said };
  }

  async #made(file: string): Promise<DevResponse | undefined> {
    const current = this.#current();
    if (current.faults.length > 0 && file.endsWith('.html'))
      return this.#page(`/${file}`, 'Faults', report(current.faults));
    const page = current.pages.get(file);
    if (page) return { status: 200, type: typeOf(file), body: await this.#effects.transform(`/${file}`, await page()) };
    const made = current.files.get(file);
    return made && { status: 200, type: typeOf(file), body: await made.make() };
  }

  #current(): SiteContent {
    if (this.#content) return this.#content;
    this.#content = this.#site.content();
    this.#log([...this.#content.notices, ...this.#content.faults]);
    return this.#content;
  }

  /** Prints faults in the terminal, but not the same ones again. */
  #log(faults: readonly Fault[]) {
    const text = faults.length > 0 ? report(faults) : '';
    if (text && text !== this.#logged) this.#effects.log(text);
    this.#logged = text;
  }

  /** A page of plain text that is loaded again when files change. */
  async #page(url: string, title: string, text: string): Promise<DevResponse> {
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><pre class="faults">${escapeXml(text)}</pre></body></html>`;
    return { status: 200, type: typeOf('.html'), body: await this.#effects.transform(url, html) };
  }
}

/** The path of a URL from the root of the site; undefined if the URL is malformed. */
function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/, '')).replace(/^\//, '');
  } catch {
    return undefined;
  }
}
