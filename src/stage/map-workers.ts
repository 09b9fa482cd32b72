import { clearPrewarmedResources, getGlobalDispatcher, prewarm, setWorkerUrl, type Subscription } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { PING } from './maplibre-private.ts';

setWorkerUrl(workerUrl);

/**
 * Has MapLibre run its workers from an address that the page makes (`blob:`). A worker with a file of its own fetches
 * through the service worker in whose scope that file lies. A worker from a `blob:` address fetches through the service
 * worker of its page, and so finds what the page keeps for use without a network.
 *
 * @throws If the file of the worker does not arrive.
 */
export async function useWorkerOfPage(): Promise<void> {
  const response = await fetch(workerUrl);
  if (!response.ok) throw new Error(`The map’s worker did not arrive: ${String(response.status)}.`);
  setWorkerUrl(URL.createObjectURL(new Blob([await response.text()], { type: 'text/javascript' })));
}

/**
 * Starts MapLibre's workers, which all the maps of a page share, and waits until they answer. Without them MapLibre
 * draws an empty map and does not say so.
 *
 * @throws If their file does not arrive, is not served as JavaScript, is not allowed to run, or throws at its start.
 */
export async function startMapWorkers(): Promise<void> {
  const dispatcher = getGlobalDispatcher();
  let failures: Subscription | undefined;
  try {
    await new Promise<unknown>((resolve, reject) => {
      failures = dispatcher.on('error', ({ error }) => {
        reject(error);
      });
      dispatcher.broadcast(PING, undefined).then(resolve, reject);
    });
  } catch (error) {
    // Workers end when nothing uses them any more. Without this the next attempt would wait for those that failed.
    prewarm();
    clearPrewarmedResources();
    throw error;
  } finally {
    failures?.unsubscribe();
  }
}
