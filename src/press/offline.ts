import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { PNG } from 'pngjs';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { tokenIn } from '../../geo/tokens.ts';
import { directionOf } from '../story/languages.ts';
import { HEADERS } from './policy.ts';
import type { Progress } from './progress.ts';
import { copiesOf, type CopyFor, type StoryNeeds } from './story-copies.ts';

/** The place in the code of a worker where its list of files is inserted. */
const PRECACHE = 'self.__WB_MANIFEST';

/** Sizes of the icon of an installed app, pixels: those that Android and the installation dialogs use. */
const ICONS = [192, 512] as const;

/** A page that can be installed as an app. `path`: from the root of the site. */
interface App {
  readonly path: string;
  readonly title: string;
  readonly lang: string;
  readonly kiosk: boolean;
}

/** The workers, and for whom each keeps its copies. */
const WORKERS = {
  'kiosk/worker.js': { source: 'src/entries/kiosk-worker.ts', copy: 'kiosk' },
  'story-worker.js': { source: 'src/entries/story-worker.ts', copy: 'reader' },
} as const;

/** What the press tells this plugin. */
export interface PressApi {
  /** What each story needs, once the stories have been compiled. */
  readonly needs: () => readonly StoryNeeds[];
}

const filesIn = (folder: string, under = ''): readonly string[] =>
  readdirSync(join(folder, under)).flatMap((name) => {
    const path = posix.join(under, name);
    return statSync(join(folder, path)).isDirectory() ? filesIn(folder, path) : [path];
  });

/** The version for the staff page: that of the package and, in a git repository, the commit of the sources. */
export function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
  try {
    return `${version} · ${execFileSync('git', ['describe', '--always', '--dirty'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()}`;
  } catch {
    return version;
  }
}

/** The app of a built page; undefined for pages that are not apps. Apps are the pages of stories, and the kiosk. */
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

/** The web app manifest: name, icons, colours and start page of an installed app. */
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

/** The file `_headers`, from which hosts such as Netlify and Cloudflare read HTTP headers. */
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

/** Bundles a worker into one script, which still has {@link PRECACHE} in place of its list of files. */
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
  if (script?.type !== 'chunk' || more.length > 0) throw new Error(`${source} was not bundled into one script.`);
  if (script.code.split(PRECACHE).length !== 2) throw new Error(`${source} must contain ${PRECACHE} once.`);
  return script.code;
}

/** The hash of a file, as in an `integrity` attribute. */
const integrityOf = (path: string): string =>
  `sha256-${createHash('sha256').update(readFileSync(path)).digest('base64')}`;

/** Bytes of the largest file of a copy: a kiosk keeps all that it shows, a reader is not sent so much unasked. */
const LARGEST = { kiosk: 2_000_000_000, reader: 8_000_000 };

/**
 * Inserts the list of files of `dist` into a worker: each with the stories that need it (`of`), if not all do.
 * `kept`: the number of files.
 */
async function workerOf(
  dist: string,
  file: string,
  { code, copy, of }: { code: string; copy: CopyFor; of: ReadonlyMap<string, readonly string[]> },
): Promise<{ readonly script: string; readonly kept: number; readonly warnings: readonly string[] }> {
  // Not the package's main file, because that loads a bundler and a compiler, which takes half a second.
  const { getManifest } = await import('workbox-build/build/get-manifest.js');
  const up = posix.relative(posix.dirname(file), '.');
  const { manifestEntries, warnings } = await getManifest({
    globDirectory: dist,
    globPatterns: [...of.keys()],
    // Addresses are relative to the worker.
    modifyURLPrefix: { '': up === '' ? '' : `${up}/` },
    dontCacheBustURLsMatching: /assets\/.*-[\w-]{8}\.\w+$/,
    maximumFileSizeToCacheInBytes: LARGEST[copy],
    manifestTransforms: [
      (entries) => ({
        manifest: entries.map((entry) => {
          const path = posix.join(posix.dirname(file), entry.url);
          const stories = of.get(path) ?? [];
          return {
            ...entry,
            ...(stories.length > 0 ? { of: stories } : {}),
            ...(copy === 'kiosk' ? { integrity: integrityOf(join(dist, path)) } : {}),
          };
        }),
      }),
    ],
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
 * Makes the built site usable without a network: a web app manifest and icons for each story and the kiosk, a service
 * worker for readers and one for the kiosk, and a file of HTTP headers.
 */
export function offline({ root, progress }: OfflineOptions): Plugin {
  let config: ResolvedConfig;
  let needs: PressApi['needs'] = () => [];
  /** The script of the interface's texts in each language. */
  const wordFiles = new Map<string, string>();
  let isWritten = false;
  return {
    name: 'offline',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
      const api = resolved.plugins.find(({ name }) => name === 'press')?.api as PressApi | undefined;
      if (api) ({ needs } = api);
    },
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        const words = file.type === 'chunk' ? /src\/words\/said\/([\w-]+)\.ts$/.exec(file.facadeModuleId ?? '') : null;
        if (words?.[1]) wordFiles.set(words[1], file.fileName);
      }
    },
    transformIndexHtml(html) {
      return appIn('', html)
        ? [{ tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' }, injectTo: 'head' }]
        : [];
    },
    writeBundle() {
      isWritten = true;
    },
    closeBundle: {
      sequential: true,
      async handler() {
        // A build that failed has no site to copy; a second error would hide the first.
        if (!isWritten) return;
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
          const paths = filesIn(dist);
          const built = { paths, wordFiles, text: (path: string) => readFileSync(join(dist, path), 'utf8') };
          const workers = await Promise.all(
            Object.entries(WORKERS).map(async ([file, { source, copy }]) => {
              const [code, of] = [await workerCode(root, source), copiesOf(needs(), copy, built)];
              return [file, await workerOf(dist, file, { code, copy, of })] as const;
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
