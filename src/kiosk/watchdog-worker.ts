/** Checks whether the page still sends beats, in a thread of its own, which a page that hangs cannot block. */
import { set } from 'idb-keyval';
import { HUNG_AFTER, HUNG_KEY, type Beat } from './watchdog.ts';

/** Interval of the check, in milliseconds. */
const CHECK_INTERVAL = 1000;

let last = performance.now();
let checked = last;
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
  // If the machine was too busy even for this thread, a missing beat says nothing about the page: do not count the
  // time for which this thread itself was late.
  last += Math.max(0, now - checked - 2 * CHECK_INTERVAL);
  checked = now;
  if (silent || asleep || now - last < HUNG_AFTER) return;
  silent = true;
  // If the page never recovers, somebody will restart it; the stored time then tells the cause.
  void set(HUNG_KEY, Date.now()).catch(() => undefined);
}, CHECK_INTERVAL);
