/** Has a file read in a worker of its own, which ends with it: a file that hangs takes nothing along. */
import { SECONDS } from './limits.ts';
import type { ReadOptions } from './read-file.ts';
import type { ImportProblem } from '../core/import-problem.ts';
import { nothing, type ImportResult } from '../core/import-result.ts';
import { packFeatures } from './pack-features.ts';

/** To the worker. */
export interface ImportRequest {
  readonly file: File;
  readonly options: Omit<ReadOptions, 'companions'>;
  /** Files that belong to it, as the table of a shapefile does. */
  readonly companions?: readonly File[];
}

export interface ImportOptions extends Omit<ReadOptions, 'companions'> {
  /** Files that belong to it, as the table of a shapefile does. */
  readonly companions?: readonly File[];
  /** Ends the reading; the promise is then rejected with its reason. */
  readonly signal?: AbortSignal;
  readonly seconds?: number;
  /** For tests; otherwise the worker beside this file. */
  readonly worker?: () => Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;
}

const ownWorker = () => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });

const failed = (problem: ImportProblem): ImportResult => packFeatures(nothing(problem));

/** Never rejected but by its signal: what goes wrong is in the answer's `problem`. */
export function importFile(
  file: File,
  { signal, seconds = SECONDS, worker: start = ownWorker, companions = [], ...options }: ImportOptions = {},
): Promise<ImportResult> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const worker = start();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      worker.terminate();
    };
    const abort = () => {
      end();
      reject(signal?.reason as Error);
    };
    const settle = (result: ImportResult) => {
      end();
      resolve(result);
    };
    const timer = setTimeout(() => {
      settle(failed({ code: 'timeout', seconds }));
    }, seconds * 1000);
    signal?.addEventListener('abort', abort);
    worker.addEventListener('message', (event) => {
      settle((event as MessageEvent<ImportResult>).data);
    });
    worker.addEventListener('error', (event) => {
      settle(failed({ code: 'crashed', detail: (event as ErrorEvent).message || '' }));
    });
    worker.addEventListener('messageerror', () => {
      settle(failed({ code: 'crashed', detail: '' }));
    });
    worker.postMessage({ file, options, companions } satisfies ImportRequest);
  });
}
