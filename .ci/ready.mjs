#!/usr/bin/env node
/**
 * Makes a clone ready: installs missing packages, and finds a Chromium for the tests. It uses Node only, because it
 * runs before packages are installed.
 *
 *   node .ci/ready.mjs           packages
 *   node .ci/ready.mjs browser   packages and a browser
 */
import { spawnSync } from 'node:child_process';
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
  // A fresh clone gets exactly the lock by `npm ci`. It fails if the registry lacks an optional package for another
  // system; and with packages that are installed already it would delete all of them first. In both cases
  // `npm install` takes the versions of the lock too, without changing it.
  if (existsSync('node_modules') || !npm('ci')) {
    if (!npm('install', '--no-save')) process.exit(1);
  }
  writeFileSync(stamp, lock);
}

/** Runs npm, and tells whether it succeeded. */
function npm(...args) {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // No package runs scripts while it is installed: none of those that are used needs to, and one would compile a
  // database for minutes.
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(command, [...args, ...options], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0;
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

/**
 * Finds a browser: on the machine, otherwise Playwright's, otherwise the package of the system. The tests read its path
 * from a file.
 */
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
