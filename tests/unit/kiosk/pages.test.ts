import { expect, it } from 'vitest';
import { kioskPages } from '../../../src/press/set/kiosk-page.ts';

const pages = new Map(
  kioskPages([], { script: 'k.js', setup: 's.js', icon: 'i.svg', fonts: [], version: '1' }) as [string, string][],
);
const viewport = (path: string) => /<meta name="viewport" content="([^"]*)"/.exec(pages.get(path) ?? '')?.[1];

it('the setup page can be zoomed; only the kiosk itself forbids it', () => {
  expect(viewport('kiosk/setup/index.html')).toBe('width=device-width, initial-scale=1');
  expect(viewport('kiosk/index.html')).toContain('user-scalable=no');
});
