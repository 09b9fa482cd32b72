import type { ServerResponse } from 'node:http';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { HtmlTagDescriptor, Plugin, ViteDevServer } from 'vite';
import { siteAddress, siteAssets } from './assets.ts';
import { answerMissing } from './built-site.ts';
import { DevServer, type DevResponse } from './dev-server.ts';
import { report } from './faults.ts';
import { versionOf, type PressApi } from './offline.ts';
import { HEADERS, policyWith } from './policy.ts';
import type { Advance, Progress } from './progress.ts';
import { diskFiles } from './read/project-files.ts';
import { PictureCopies } from './media/picture-copies.ts';
import { FIRST_PAINT_SCRIPT } from './set/first-paint-script.ts';
import { Site, type SiteContent, type SiteFile } from './site.ts';
import { drawAhead } from './stills/draw-ahead.ts';
import { StillRenderer } from './stills/still-renderer.ts';
import type { StoryWorld } from './world.ts';

export interface PressOptions {
  /** The absolute path of the project's folder. */
  readonly root: string;
  /** The folder of the stories, from the project's folder. */
  readonly stories?: string;
  readonly progress: Progress;
}

/** The script that helps an author on every page during development, and the event that it waits for. */
const WRITING: HtmlTagDescriptor = { tag: 'script', attrs: { type: 'module', src: '/src/entries/writing.ts' } };
const CHANGED = 'press:changed';

/** Milliseconds to wait for further changes of files: editors and `npm run geo` write several at once. */
const DEBOUNCE = 30;

/**
 * The Vite plugin that makes the site of the stories. The pages are inputs of Vite; all other files are emitted beside
 * them. Faults in a story stop a build, which reports all of them; during development every page shows them. The
 * address of the site is taken from the environment variable `SITE_URL`.
 */
export function press({ root, stories = 'stories', progress }: PressOptions): Plugin {
  const renderers = new Map<StoryWorld['catalog'], StillRenderer>();
  const rendererOf = (world: StoryWorld): StillRenderer => {
    const found = renderers.get(world.catalog) ?? new StillRenderer(root, world);
    renderers.set(world.catalog, found);
    return found;
  };
  const copies = new PictureCopies(root);
  const siteOf = (drafts: boolean) =>
    new Site({
      files: diskFiles(root),
      pictures: rendererOf,
      copyPicture: (picture, copy, bytes) => copies.make(picture, copy, bytes),
      stories,
      drafts,
      assets: siteAssets(siteAddress(process.env.SITE_URL), versionOf(root)),
    });
  let site = siteOf(false);
  let content: SiteContent | undefined;
  let pages: ReadonlyMap<string, () => Promise<string>> = new Map();
  const pathOf = (file: string) => relative(root, file.replace(/\?.*$/, '')).split(sep).join('/');

  return {
    name: 'press',
    enforce: 'pre',
    api: { needs: () => content?.needs ?? [] } satisfies PressApi,

    async config(_, { command }) {
      if (command !== 'build') {
        site = siteOf(true);
        return {};
      }
      await progress.phase('stories', () => {
        content = site.content();
        pages = content.pages;
        return `${String(pages.size)} pages`;
      });
      const { notices = [], faults = [] } = content ?? {};
      if (notices.length > 0) console.warn(report(notices));
      if (faults.length > 0) throw new Error(`The stories cannot be pressed.\n\n${report(faults)}`);
      return { build: { rollupOptions: { input: [...pages.keys()].map((path) => resolve(root, path)) } } };
    },

    resolveId(id) {
      return pages.has(pathOf(id)) ? id : undefined;
    },

    load(id) {
      return pages.get(pathOf(id))?.();
    },

    transformIndexHtml(html, { server, bundle, path }) {
      const up = path
        .replace(/^\//, '')
        .replace(/[^/]+\//g, '../')
        .replace(/[^/]*$/, '');
      // The kiosk does not use a reader's preferences.
      const preferences: readonly HtmlTagDescriptor[] = path.startsWith('/kiosk/')
        ? []
        : [{ tag: 'script', attrs: { src: up + FIRST_PAINT_SCRIPT }, injectTo: 'head-prepend' }];
      // No policy during development, because Vite inserts inline scripts and styles.
      if (server) return [...preferences, WRITING];
      // The page preloads the translations of its language, so that they do not wait for its script.
      const lang = /<html lang="([\w-]+)"/.exec(html)?.[1] ?? '';
      const translations = Object.values(bundle ?? {}).find(
        (chunk) => chunk.type === 'chunk' && chunk.moduleIds.some((id) => id.endsWith(`src/words/said/${lang}.ts`)),
      );
      return [
        {
          tag: 'meta',
          attrs: {
            'http-equiv': 'Content-Security-Policy',
            content: policyWith({ script: [], style: [] }, content?.hosts.get(path.slice(1))),
          },
          injectTo: 'head-prepend',
        },
        ...preferences,
        ...(translations && /story-player/.test(html)
          ? [
              {
                tag: 'link',
                attrs: { rel: 'modulepreload', crossorigin: true, href: up + translations.fileName },
                injectTo: 'head' as const,
              },
            ]
          : []),
      ];
    },

    async generateBundle() {
      const emit = (fileName: string, source: string | Uint8Array) =>
        this.emitFile({ type: 'asset', fileName, source });
      const emitAll = (kind: SiteFile['kind']) => async (advance: Advance) => {
        const files = [...(content?.files ?? [])].filter(([, file]) => file.kind === kind);
        const drawn = files.flatMap(([, file]) => file.drawn ?? []);
        for (const world of new Set(drawn.map((one) => one.world))) {
          const drawings = drawn.flatMap((one) => (one.world === world ? [one.drawing] : []));
          await drawAhead(rendererOf(world), { root, world }, drawings, advance);
        }
        for (const [n, [path, { make }]] of files.entries()) {
          emit(path, await make());
          advance(n + 1, files.length);
        }
        return `${String(files.length)} files`;
      };
      await progress.phase('pages of steps', emitAll('data'));
      await progress.phase('pictures', emitAll('picture'));
      await progress.phase('stills', emitAll('still'));
      if (process.env.SITE_URL) await progress.phase('share cards', emitAll('card'));
      await progress.phase('map layers', () => {
        const layers = site.layers();
        for (const path of layers) emit(`layers/${path}`, site.layer(path) ?? '');
        return `${String(layers.length)} files`;
      });
    },

    configureServer(server) {
      return serve(server);
    },

    configurePreviewServer({ config, middlewares }) {
      const dist = resolve(root, config.build.outDir);
      middlewares.use((request, response, next) => {
        const answer = answerMissing(dist, request.url ?? '/', request.headers['accept-language']);
        if (!answer) {
          next();
          return;
        }
        response.statusCode = answer.status;
        if (answer.status === 302) response.setHeader('Location', answer.location);
        else response.setHeader('Content-Type', 'text/html; charset=utf-8');
        for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
        response.end(answer.status === 302 ? '' : answer.body);
      });
    },
  };

  /** Serves the site while it is written. Returns what installs the last answer, after all that Vite serves. */
  function serve(server: ViteDevServer): () => void {
    const watched = [join(root, stories), join(root, 'geo/sources'), join(root, 'geo/layers')];
    const dev = new DevServer(site, {
      transform: (url, html) => server.transformIndexHtml(url, html),
      changed: (textOnly) => {
        server.ws.send({ type: 'custom', event: CHANGED, data: { textOnly } });
      },
      log: (line) => {
        server.config.logger.error(line, { timestamp: true });
      },
    });
    let changed: string[] = [];
    server.watcher.add(watched);
    server.watcher.on('all', (_, file) => {
      if (!watched.some((folder) => file.startsWith(folder)) || basename(file).startsWith('.')) return;
      if (changed.length === 0)
        setTimeout(() => {
          const paths = changed.map(pathOf);
          changed = [];
          if (paths.some((path) => path.startsWith('geo/layers/'))) renderers.clear();
          dev.changed(paths);
        }, DEBOUNCE);
      changed.push(file);
    });
    const send = (response: ServerResponse, { status, type, location, body, range }: DevResponse) => {
      response.statusCode = status;
      response.setHeader('Content-Type', type);
      if (location !== undefined) response.setHeader('Location', location);
      if (range !== undefined) response.setHeader('Content-Range', range);
      response.end(body);
    };
    server.middlewares.use((request, response, next) => {
      void dev.answer(request.url ?? '/', request.headers.range).then((answer) => {
        if (answer) send(response, answer);
        else next();
      }, next);
    });
    return () => {
      server.middlewares.use((request, response, next) => {
        void dev.missing(request.originalUrl ?? '/', request.headers['accept-language']).then((answer) => {
          send(response, answer);
        }, next);
      });
    };
  }
}
