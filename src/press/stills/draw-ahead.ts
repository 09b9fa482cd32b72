/** Draws many stills and cards on all cores, before the build asks for them one after the other. */
import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Advance } from '../progress.ts';
import type { Drawing, StillRenderer } from './still-renderer.ts';

/** A process takes about a second to start, as long as some thirty drawings take. */
const WORTH_A_PROCESS = 30;

/**
 * Drawings that a process is given at once. Those of one step in several languages follow each other and share work.
 */
const BATCH = 12;

/** The arguments of a process's {@link StillRenderer}. */
export interface DrawingTask {
  readonly root: string;
  readonly world: ConstructorParameters<typeof StillRenderer>[1];
}

/**
 * Draws what is not in the cache yet, in several processes if there is much of it. A drawing that cannot be drawn is
 * left out: it is drawn again when it is asked for, and fails there.
 */
export async function drawAhead(
  renderer: StillRenderer,
  { root, world: { catalog, files } }: DrawingTask,
  drawings: readonly Drawing[],
  advance: Advance,
): Promise<void> {
  const ahead = drawings.filter((drawing) => !renderer.has(drawing));
  const processes = Math.min(availableParallelism(), Math.floor(ahead.length / WORTH_A_PROCESS));
  if (processes < 2) return;
  const all = ahead.length;
  let [next, done] = [0, 0];
  const draw = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(join(root, 'src/press/stills/drawing-process.ts'), {
        // It is TypeScript, as all of the press.
        execArgv: ['--import', pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href],
        // With maps.
        serialization: 'advanced',
      });
      child.on('message', (drawn) => {
        done += Number(drawn);
        advance(done, all);
        const batch = ahead.slice(next, next + BATCH);
        next += batch.length;
        if (batch.length > 0) child.send(batch);
        else child.disconnect();
      });
      child.on('error', reject);
      // Whatever ends it, the build draws what is missing.
      child.on('exit', () => resolve());
      child.send({ root, world: { catalog, files } } satisfies DrawingTask);
    });
  await Promise.all(Array.from({ length: processes }, draw));
}
