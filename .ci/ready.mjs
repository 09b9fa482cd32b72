#!/usr/bin/env node
/**
 * Makes a fresh clone ready: installs what is missing, and finds a Chromium for the tests. Plain Node, since
 * it runs before anything is installed.
 *
 *   node .ci/ready.mjs           packages
 *   node .ci/ready.mjs browser   packages and a browser
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old: this project needs 20.19 or newer (https://nodejs.org).`);
  process.exit(1);
}

function installPackages() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const stamp = join('node_modules', '.installed-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Not `npm ci`: it refuses a registry that lacks an optional package for another system. The versions are the lock's
  // all the same.
  // No package runs anything while it is installed: none that is used needs to, and one would compile a database for
  // minutes.
  execFileSync(npm, ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  writeFileSync(stamp, lock);
}

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A browser on the machine, else Playwright's, else the system's package. The tests read its path from the file. */
function findBrowser() {
  const note = join('.cache', 'chromium');
  const found = browserHere() ?? playwrights() ?? systemPackage();
  if (!found) {
    console.error(
      'The tests need Chromium, and none could be found or installed. Install it, or set CHROMIUM to its path.',
    );
    process.exit(1);
  }
  mkdirSync('.cache', { recursive: true });
  writeFileSync(note, found);
}

const browserHere = () => [process.env.CHROMIUM, ...SYSTEM].find((path) => path && existsSync(path));

function playwrights() {
  const { chromium } = createRequire(join(root, 'package.json'))('playwright');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  console.log('No Chromium here: trying Playwright’s …');
  const cli = join('node_modules', 'playwright', 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

function systemPackage() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('Trying the system’s package …');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', 'chromium'],
  ]) {
    const [command, ...rest] = [...sudo, 'apt-get', ...args];
    spawnSync(command, rest, {
      stdio: 'inherit',
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  return browserHere();
}

installPackages();
if (process.argv[2] === 'browser') findBrowser();
