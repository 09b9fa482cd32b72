import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { PNG } from 'pngjs';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { tokenIn } from '../../geo/tokens.ts';
import { directionOf } from '../story/languages.ts';
import { HEADERS } from './policy.ts';
import type { Progress } from './progress.ts';

/** Where the code of a worker has its list of files. */
const PRECACHE = 'self.__WB_MANIFEST';

/** Pixels of an app's icon: what Android, and the dialogs that install, ask for. */
const ICONS = [192, 512] as const;

/** A page that can be installed: its path from the root of the site, and what it is called there. */
interface App {
  readonly path: string;
  readonly title: string;
  readonly lang: string;
  readonly kiosk: boolean;
}

/** What each worker keeps, as patterns of `dist/`. */
const COPIES = {
  // All that the kiosk may show: no pages for shared links, no pictures for telephones.
  'kiosk/worker.js': {
    source: 'src/entries/kiosk-worker.ts',
    globPatterns: ['**/*'],
    globIgnores: [
      '**/share/**',
      'share.css',
      'preferences.js',
      '**/stills/*.narrow.svg',
      '**/*.map',
      '_headers',
      '**/*worker.js',
      '**/atlas/**',
    ],
  },
  // What every page needs when it is first seen; stills are kept when they have been.
  'story-worker.js': {
    source: 'src/entries/story-worker.ts',
    globPatterns: ['**/index.html', 'preferences.js', 'assets/**', 'layers/**', '**/*.webmanifest', 'icons/*'],
    globIgnores: ['kiosk/**', '**/share/**', '**/*.map', 'assets/kiosk*'],
  },
} as const;

const filesIn = (folder: string, under = ''): readonly string[] =>
  readdirSync(join(folder, under)).flatMap((name) => {
    const path = posix.join(under, name);
    return statSync(join(folder, path)).isDirectory() ? filesIn(folder, path) : [path];
  });

/** The version that staff are told: the package's, and the state of the sources where they are kept with git. */
export function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
  try {
    return `${version} · ${execFileSync('git', ['describe', '--always', '--dirty'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()}`;
  } catch {
    return version;
  }
}

/** Apps among the built pages: those that tell a story. A page of a step, for links, is none. */
export function appIn(path: string, html: string): App | undefined {
  const kiosk = html.includes('<kiosk-app');
  if (!kiosk && !html.includes('<story-player')) return undefined;
  const text = (found: RegExpExecArray | null) => (found?.[1] ?? '').replaceAll('&#x26;', '&').replaceAll('&amp;', '&');
  return {
    path,
    kiosk,
    lang: text(/<html[^>]* lang="([^"]*)"/.exec(html)) || 'en',
    title: text(/<title>([^<]*)<\/title>/.exec(html)),
  };
}

const color = (name: string) => tokenIn('light')(name) ?? '#ffffff';

/** What an installed app is called, looks like, and begins with. */
export function manifestOf({ path, title, lang, kiosk }: App): string {
  const home = posix.dirname(path);
  const up = `${posix.relative(home, '.') || '.'}/`;
  const [name = title] = title.split(': ');
  const manifest = {
    id: kiosk ? 'kiosk' : home,
    name: title,
    short_name: name,
    lang,
    dir: directionOf(lang),
    start_url: './',
    scope: kiosk ? './' : up,
    display: kiosk ? 'fullscreen' : 'standalone',
    orientation: 'any',
    background_color: color('--story-ground'),
    theme_color: color('--story-paper'),
    icons: ICONS.map((size) => ({
      src: `${up}icons/${String(size)}.png`,
      sizes: `${String(size)}x${String(size)}`,
      type: 'image/png',
      purpose: 'any maskable',
    })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The icon at the requested size, with filled corners, because each system cuts its own shape. */
async function iconOf(svg: string, size: number): Promise<Buffer> {
  const { raster } = await import('./stills/encode.ts');
  const { data, width, height } = await raster(
    svg.replace('<svg ', `<svg width="${String(size)}" height="${String(size)}" `).replace(/ rx="4"/, ''),
  );
  const png = new PNG({ width, height });
  png.data = Buffer.from(data);
  return PNG.sync.write(png);
}

/** Headers for hosts that read them from a file of that name, as Netlify and Cloudflare do. */
export const headersFile = (): string =>
  [
    '/*',
    ...Object.entries(HEADERS).map(([name, value]) => `  ${name}: ${value}`),
    '/*worker.js',
    '  Cache-Control: no-cache',
    '/kiosk/worker.js',
    '  Cache-Control: no-cache',
    '/assets/*',
    '  Cache-Control: public, max-age=31536000, immutable',
    '',
  ].join('\n');

/** The code of a worker in one script, with {@link PRECACHE} where its list of files is to be. */
async function workerCode(root: string, source: string): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      copyPublicDir: false,
      target: 'chrome116',
      rollupOptions: { input: join(root, source), output: { format: 'iife' } },
    },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const [script, ...more] = outputs.flatMap(({ output }) => output);
  if (script?.type !== 'chunk' || more.length > 0) throw new Error(`${source} does not become one script.`);
  if (script.code.split(PRECACHE).length !== 2) throw new Error(`${source} has to name ${PRECACHE} once.`);
  return script.code;
}

/** A worker with the list of the files of `dist` that it keeps, and what is to be said of them. */
async function workerOf(
  dist: string,
  file: string,
  {
    code,
    globPatterns,
    globIgnores,
  }: { code: string; globPatterns: readonly string[]; globIgnores: readonly string[] },
): Promise<{ readonly script: string; readonly kept: number; readonly warnings: readonly string[] }> {
  // Not the package's main file: that loads a bundler and a compiler of its own, which takes half a second.
  const { getManifest } = await import('workbox-build/build/get-manifest.js');
  const up = posix.relative(posix.dirname(file), '.');
  const { manifestEntries, warnings } = await getManifest({
    globDirectory: dist,
    globPatterns: [...globPatterns],
    globIgnores: [...globIgnores],
    // Addresses are from the worker's own place.
    modifyURLPrefix: { '': up === '' ? '' : `${up}/` },
    dontCacheBustURLsMatching: /assets\/.*-[\w-]{8}\.\w+$/,
    maximumFileSizeToCacheInBytes: 20_000_000,
  });
  return {
    script: code.replace(PRECACHE, () => JSON.stringify(manifestEntries)),
    kept: manifestEntries.length,
    warnings,
  };
}

export interface OfflineOptions {
  /** The project's folder, absolute. */
  readonly root: string;
  readonly progress: Progress;
}

/**
 * Makes the built site fit for use without a network: an app's manifest and icons for each story and the kiosk, a
 * worker each for readers and for the kiosk, and the headers for hosts that take them from a file.
 */
export function offline({ root, progress }: OfflineOptions): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'offline',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    transformIndexHtml(html) {
      return appIn('', html)
        ? [{ tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' }, injectTo: 'head' }]
        : [];
    },
    closeBundle: {
      sequential: true,
      async handler() {
        await progress.phase('offline copy', async () => {
          const dist = config.build.outDir;
          const write = (path: string, content: string | Buffer) => {
            mkdirSync(dirname(join(dist, path)), { recursive: true });
            writeFileSync(join(dist, path), content);
          };
          for (const path of filesIn(dist).filter((one) => one.endsWith('index.html') && !one.includes('/share/'))) {
            const app = appIn(path, readFileSync(join(dist, path), 'utf8'));
            if (app) write(posix.join(posix.dirname(path), 'manifest.webmanifest'), manifestOf(app));
          }
          const svg = readFileSync(join(root, 'src/entries/icon.svg'), 'utf8');
          for (const size of ICONS) write(`icons/${String(size)}.png`, await iconOf(svg, size));
          write('_headers', headersFile());
          const workers = await Promise.all(
            Object.entries(COPIES).map(async ([file, { source, ...globs }]) => {
              const code = await workerCode(root, source);
              return [file, await workerOf(dist, file, { code, ...globs })] as const;
            }),
          );
          for (const [file, { script, warnings }] of workers) {
            write(file, script);
            for (const warning of warnings) config.logger.warn(warning);
          }
          return `${workers.map(([, { kept }]) => String(kept)).join(' and ')} files`;
        });
      },
    },
  };
}
