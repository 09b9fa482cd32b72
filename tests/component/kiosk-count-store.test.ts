import { cdp } from 'vitest/browser';
import { afterEach, expect, test, vi } from 'vitest';
import { defineKiosk } from '../../src/kiosk/define.ts';
import type { StaffReport } from '../../src/kiosk/kiosk-staff.ts';
import { CountStore } from '../../src/kiosk/count-store.ts';
import { allWithin, until, within } from './fixture.ts';

const { origin } = location;
/** Sets the storage quota of this page in bytes; without a number: the quota of the device. */
const room = (quotaSize?: number) =>
  cdp().send(
    'Storage.overrideQuotaForOrigin' as never,
    { origin, ...(quotaSize === undefined ? {} : { quotaSize }) } as never,
  );

afterEach(async () => {
  await room();
  vi.restoreAllMocks();
  document.body.replaceChildren();
  document.documentElement.style.removeProperty('--u');
});

const report = (more: Partial<StaffReport>): StaffReport => ({
  version: '0.1.0',
  up: 60_000,
  recoveries: [],
  pending: undefined,
  offline: 'ready',
  repaired: 0,
  lost: 0,
  storage: undefined,
  heap: 30,
  map: true,
  faults: [],
  kept: true,
  days: [],
  ...more,
});

async function staffPage(figures: StaffReport) {
  defineKiosk();
  document.documentElement.style.setProperty('--u', '1px');
  const staff = document.createElement('kiosk-staff');
  staff.ask = () => Promise.resolve(figures);
  document.body.append(staff);
  await until(() => allWithin(staff, 'tbody').length > 0);
  return staff;
}

test(
  'on a device that is full the counts go on in memory, and are written when there is room again',
  { timeout: 20_000 },
  async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const name = `kiosk-${String(Date.now())}`;
    const counts = new CountStore(name);
    // Before the first use, because Chromium caches the quota for a while.
    await room(1);
    for (const lang of ['fa', 'fa', 'ru']) await counts.note({ kind: 'began', lang }, '2026-11-23');
    await counts.note({ kind: 'began', lang: 'en' }, '2026-11-24');
    expect(warned, 'the device did refuse').toHaveBeenCalled();
    expect(counts.kept).toBe(false);
    const counted = [
      ['2026-11-24', 1, { en: 1 }],
      ['2026-11-23', 3, { fa: 2, ru: 1 }],
    ];
    expect((await counts.days()).map(({ date, visits, languages }) => [date, visits, languages])).toEqual(counted);
    expect(await new CountStore(name).days(), 'nothing of it is on the device').toEqual([]);
    await room();
    await counts.note({ kind: 'read', step: 'landing', seconds: 8 }, '2026-11-24');
    expect(counts.kept).toBe(true);
    const kept = await new CountStore(name).days();
    expect(kept.map(({ date, visits, languages }) => [date, visits, languages])).toEqual(counted);
    expect(kept[0]?.steps).toEqual({ landing: { reached: 1, seconds: 8 } });
  },
);

test('without IndexedDB it counts in memory', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('It is forbidden here.', 'SecurityError');
  });
  const counts = new CountStore('forbidden');
  await counts.note({ kind: 'began', lang: 'en' }, '2026-11-23');
  await counts.note({ kind: 'ended', seconds: 40, byItself: true }, '2026-11-23');
  expect(counts.kept).toBe(false);
  expect(await counts.days()).toMatchObject([{ visits: 1, seconds: 40, left: 1 }]);
});

test('the staff page says so if the counts are only in memory, and not otherwise', async () => {
  const full = await staffPage(report({ kept: false }));
  expect(within(full, '[role="alert"]').textContent).toContain('Counts cannot be stored on this device');
  full.remove();
  expect(allWithin(await staffPage(report({ kept: true })), '[role="alert"]')).toEqual([]);
});
