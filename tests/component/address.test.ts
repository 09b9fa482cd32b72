import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AddressWriter } from '../../src/player/address.ts';

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, '', location.pathname + location.search);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** As in Safari, the 101st change within 30 seconds is an error. */
function allowed(changes: number) {
  const times: number[] = [];
  const replace = history.replaceState.bind(history);
  return vi.spyOn(history, 'replaceState').mockImplementation((...args) => {
    const now = performance.now();
    if (times.filter((at) => at > now - 30_000).length >= changes) throw new DOMException('', 'SecurityError');
    times.push(now);
    replace(...args);
  });
}

test('an address that changes all the time is written when the changes stop, and never so often that a browser refuses', () => {
  const calls = allowed(100);
  let wanted = '';
  const address = new AddressWriter(() => wanted);
  for (let n = 0; n < 600; n += 1) {
    wanted = `#step-${String(n)}`;
    address.soon();
    vi.advanceTimersByTime(50);
  }
  expect(calls).not.toHaveBeenCalled();
  vi.advanceTimersByTime(400);
  expect(location.hash).toBe('#step-599');
  for (let n = 0; n < 120; n += 1) {
    wanted = `#step-${String(n)}`;
    address.soon();
    vi.advanceTimersByTime(360);
  }
  expect(calls.mock.results.every(({ type }) => type === 'return')).toBe(true);
  expect(location.hash).toBe('#step-119');
});

test('an address that a browser has refused is written later', () => {
  const calls = allowed(0);
  const address = new AddressWriter(() => '#late');
  address.soon();
  vi.advanceTimersByTime(1000);
  expect(calls).toHaveBeenCalledOnce();
  expect(location.hash).toBe('');
  calls.mockRestore();
  vi.advanceTimersByTime(30_000);
  expect(location.hash).toBe('#late');
});

test('nothing is written without a waiting change, and an address that must stay is not changed', () => {
  const calls = allowed(100);
  const address = new AddressWriter(() => undefined);
  address.flush();
  address.soon();
  address.flush();
  expect(calls).not.toHaveBeenCalled();
});
