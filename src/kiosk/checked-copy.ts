/**
 * Checks each file of the kiosk's copy against its hash when it is read, because a disk that is in use for months may
 * damage a file: a damaged page or script would stop the kiosk at each of its starts.
 */

/** The damaged files of the copy, as the worker reports them to a page. */
export interface DamageReport {
  readonly type: 'DAMAGED';
  /** Addresses, each once, since the worker was started. */
  readonly repaired: readonly string[];
  /** Those for which there was neither a network nor a good spare copy. */
  readonly lost: readonly string[];
}

/** What a page sends to the worker to get a {@link DamageReport}. */
export const ASK_FOR_DAMAGE = { type: 'DAMAGED?' } as const;

/** The part of a cache that is used here. */
export type Store = Pick<Cache, 'match' | 'put' | 'delete' | 'keys'>;

export interface CheckedCopyOptions {
  /** The hash of a file by its key in the cache, as in an `integrity` attribute: `sha256-…`; undefined: not checked. */
  readonly integrityOf: (key: string) => string | undefined;
  /** The second copy of all files. */
  readonly openSpare: () => Promise<Store>;
  /** Fetches a file again from the server, past the browser's cache. */
  readonly fetchAgain: (key: string) => Promise<Response>;
  readonly onDamage: (report: DamageReport) => void;
}

/** `sha256-` and the hash of a body in base64. The body of the response is used up. */
export async function hashOf(response: Response): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/** Files of which a part is asked for at a time. */
const READ_IN_PARTS = /\.pmtiles(\?|$)/;

export class CheckedCopy {
  readonly #options: CheckedCopyOptions;
  readonly #repaired = new Set<string>();
  readonly #lost = new Set<string>();
  readonly #checked = new Set<string>();

  constructor(options: CheckedCopyOptions) {
    this.#options = options;
  }

  get report(): DamageReport {
    return { type: 'DAMAGED', repaired: [...this.#repaired], lost: [...this.#lost] };
  }

  /**
   * The file that was found in a cache, or in the place of a damaged one the file from the server or from the spare
   * copy, which then replaces it in the cache. Where there is neither, the damaged one: a damaged picture harms little.
   */
  async checked(key: string, found: Response, cache: Store): Promise<Response> {
    // A map reads a large file in hundreds of parts: it is checked once while the worker runs.
    if (this.#checked.has(key)) return found;
    if (await this.#isGood(key, found)) {
      if (READ_IN_PARTS.test(key)) this.#checked.add(key);
      return found;
    }
    for (const get of [this.#options.fetchAgain, this.#fromSpare]) {
      const other = await get(key).catch(() => undefined);
      if (!other || !(await this.#isGood(key, other))) continue;
      await cache.put(key, other.clone());
      this.#say(this.#repaired, key);
      return other;
    }
    this.#say(this.#lost, key);
    return found;
  }

  /** Makes the spare copy the same as the cache: copies what is missing there and good here, and removes the rest. */
  async fillSpare(keys: readonly string[], cache: Store): Promise<void> {
    const spare = await this.#options.openSpare();
    const wanted = new Set(keys);
    for (const { url } of await spare.keys()) if (!wanted.has(url)) await spare.delete(url);
    for (const key of keys) {
      if (await spare.match(key)) continue;
      const found = await cache.match(key);
      if (found && (await this.#isGood(key, found))) await spare.put(key, found);
    }
  }

  #fromSpare = async (key: string): Promise<Response | undefined> => (await this.#options.openSpare()).match(key);

  async #isGood(key: string, response: Response): Promise<boolean> {
    const integrity = this.#options.integrityOf(key);
    return response.ok && (integrity === undefined || (await hashOf(response.clone())) === integrity);
  }

  #say(list: Set<string>, key: string) {
    list.add(key);
    this.#options.onDamage(this.report);
  }
}
