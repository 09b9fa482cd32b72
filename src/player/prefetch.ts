import { filesOf, type MapFiles } from '../stage/files-of.ts';
import { isLive, type Stage } from '../stage/stage.ts';
import type { Position, Scene, Story } from '../story/story.ts';

/** Steps whose files are fetched before the reader comes to them. */
const STEPS = 3;

/** Bytes that may be fetched, and not have been shown yet. */
const BUDGET = 1_500_000;

/** The steps that come next in the direction of reading: 1 forward, -1 back. */
export const stepsAhead = (story: Story, step: number, direction: 1 | -1): Story['steps'][number][] =>
  Array.from({ length: STEPS }, (_, n) => story.steps[step + direction * (n + 1)]).flatMap((one) => one ?? []);

/** What browsers tell of a connection (Network Information API); those that tell nothing have none. */
export interface ConnectionLike {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

/** Whether a reader's connection allows to fetch what may never be shown. */
export const mayPrefetch = (connection: ConnectionLike | undefined): boolean =>
  connection?.saveData !== true && !/2g$/.test(connection?.effectiveType ?? '');

/**
 * Fetches files before they are needed: one at a time, each once, and no more than {@link BUDGET} bytes that no scene
 * has needed yet. A file that cannot be fetched is left to the map, which reports it.
 */
export class Prefetch {
  readonly #fetch: (file: string) => Promise<number>;
  /** Bytes of the files that have been fetched here, by their addresses. */
  readonly #fetched = new Map<string, number>();
  /** The files of all scenes that have been shown: the map has fetched them. */
  readonly #needed = new Set<string>();
  #wanted: readonly string[] = [];
  #isFetching = false;

  /** @param fetch - fetches a file, and resolves to the number of its bytes. */
  constructor(fetch: (file: string) => Promise<number>) {
    this.#fetch = fetch;
  }

  /**
   * @param needed - the files of the scene that is shown.
   * @param ahead - those of the scenes that come next, the nearest first. They replace those that were wanted before.
   */
  want(needed: readonly string[], ahead: readonly string[]): void {
    for (const file of needed) this.#needed.add(file);
    this.#wanted = ahead;
    if (!this.#isFetching) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isFetching = true;
    for (let file = this.#next(); file !== undefined; file = this.#next()) {
      this.#fetched.set(file, 0);
      this.#fetched.set(file, await this.#fetch(file).catch(() => 0));
    }
    this.#isFetching = false;
  }

  #next(): string | undefined {
    const unused = [...this.#fetched].reduce((sum, [file, bytes]) => sum + (this.#needed.has(file) ? 0 : bytes), 0);
    if (unused >= BUDGET) return undefined;
    return this.#wanted.find((file) => !this.#fetched.has(file) && !this.#needed.has(file));
  }
}

/** What is used of a player. */
interface Played extends EventTarget {
  readonly story: Story | undefined;
  readonly position: Position;
  readonly scene: Scene | undefined;
  readonly stage: Stage | undefined;
  readonly atRest: boolean;
}

/** Fetches a file into the browser's cache, after all that the page itself asks for. */
async function fetchFile(file: string): Promise<number> {
  const answer = await fetch(file, { priority: 'low' });
  return answer.ok ? (await answer.arrayBuffer()).byteLength : 0;
}

/**
 * From now on, whenever the picture is at rest and its map has all that it needs, fetches the files of the next steps
 * in the direction of reading.
 */
export function prefetchAhead(player: Played, files: MapFiles): void {
  const prefetch = new Prefetch(fetchFile);
  let last = player.position.step;
  let direction: 1 | -1 = 1;
  const look = () => {
    const { story, scene, stage, position, atRest } = player;
    const { connection } = navigator as { readonly connection?: ConnectionLike };
    if (!story || !scene || !isLive(stage) || !atRest || !mayPrefetch(connection)) return;
    if (position.step !== last) direction = position.step < last ? -1 : 1;
    last = position.step;
    const { clientWidth: width, clientHeight: height } = stage.map.getContainer();
    const of = (one: Scene) => filesOf(one, files, { width, height, zoomOffset: stage.zoomOffset });
    prefetch.want(
      of(scene),
      stepsAhead(story, last, direction).flatMap((step) => of(step.scene)),
    );
  };
  const whenIdle = () => {
    const { stage, atRest } = player;
    if (!isLive(stage) || !atRest) return;
    if (stage.map.loaded()) look();
    else void stage.map.once('idle', look);
  };
  player.addEventListener('story-change', whenIdle);
  whenIdle();
}
