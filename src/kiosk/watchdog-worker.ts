/** Listens whether the page still breathes, from a thread that a page that hangs cannot stop. */
import { set } from 'idb-keyval';
import { HUNG, HUNG_KEY, type Beat } from './watchdog.ts';

let last = performance.now();
let silent = false;
let asleep = false;

addEventListener('message', ({ data }: MessageEvent<Beat>) => {
  const now = performance.now();
  if (silent) {
    postMessage({ hung: now - last });
    void set(HUNG_KEY, undefined).catch(() => undefined);
  }
  asleep = data === 'sleep';
  silent = false;
  last = now;
});

setInterval(() => {
  if (silent || asleep || performance.now() - last < HUNG) return;
  silent = true;
  // If it never breathes again somebody will start it anew, and then it should be known why.
  void set(HUNG_KEY, Date.now()).catch(() => undefined);
}, 1000);
