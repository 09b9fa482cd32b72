import { existsSync, readFileSync } from 'node:fs';

const note = '.cache/chromium';

/** How every test starts Chromium: the one that `.ci/ready.mjs` found, with WebGL in software where there is no GPU. */
export const chromiumLaunch = {
  ...(existsSync(note) ? { executablePath: readFileSync(note, 'utf8') } : {}),
  args: [
    '--no-sandbox',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
};
