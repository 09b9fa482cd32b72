/** Listens whether the page still breathes, from a thread that a page that hangs cannot stop. */
import { set } from 'idb-keyval';
import { HUNG, HUNG_KEY, type Beat } from './watchdog.ts';

/** Milliseconds between two looks. */
const LOOK = 1000;

let last = performance.now();
let looked = last;
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
  const now = performance.now();
  // A machine that is too busy even for this thread says nothing of the page: what was slept through here is not
  // silence there.
  last += Math.max(0, now - looked - 2 * LOOK);
  looked = now;
  if (silent || asleep || now - last < HUNG) return;
  silent = true;
  // If it never breathes again somebody will start it anew, and then it should be known why.
  void set(HUNG_KEY, Date.now()).catch(() => undefined);
}, LOOK);
