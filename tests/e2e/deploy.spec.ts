/** The configurations in `deploy/`, on the real servers of the distribution, in front of the built site. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { compressFiles } from '../../src/press/compress.ts';
import { HEADERS } from '../../src/press/policy.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An answer as it comes: not followed, not unpacked. */
const ask = (port: number, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  new Promise((done, fail) => {
    get({ host: '127.0.0.1', port, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
      });
    }).on('error', fail);
  });

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        done(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });

const isInstalled = (program: string, argument: string) => !spawnSync(program, [argument]).error;
const config = (path: string) => readFileSync(resolve('deploy', path), 'utf8');
const mimeTypes = '/etc/nginx/mime.types';
const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** Starts nginx with a configuration for `http`. */
function startNginx(folder: string, http: string): ChildProcess {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''}
     ${existsSync(brotliModule) ? `load_module ${brotliModule};` : ''}
     pid ${folder}/nginx.pid; error_log ${folder}/error.log; daemon off; worker_processes 1;
     events {}
     http { include ${mimeTypes}; default_type application/octet-stream; access_log off; ${temporary} ${http} }`,
  );
  return spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
}

const siteConf = (port: number, root: string) =>
  config('nginx/site.conf')
    .replace('listen 80;', `listen 127.0.0.1:${String(port)};`)
    .replace('root /var/www/story-map;', `root ${root};`)
    .replace('# brotli_static on;', existsSync(brotliModule) ? 'brotli_static on;' : '');

interface Host {
  readonly name: string;
  /** Why it cannot be tried here. */
  readonly missing: string | undefined;
  /** @param sub - the folder of the site on the server, with slashes around it. */
  readonly start: (folder: string, port: number, sub: string) => ChildProcess;
  readonly sendsBrotli: boolean;
}

const HOSTS: readonly Host[] = [
  {
    name: 'nginx',
    missing: isInstalled('nginx', '-v') && existsSync(mimeTypes) ? undefined : 'nginx is not installed',
    sendsBrotli: existsSync(brotliModule),
    start: (folder, port, sub) => {
      const whole = siteConf(port, join(folder, 'root'));
      const subpath = config('nginx/subpath.conf').replaceAll('/gilan/', sub);
      return startNginx(folder, sub === '/' ? whole : whole.replace(/ *error_page 404[^]*404.html;\n/, subpath));
    },
  },
  {
    name: 'Caddy',
    missing: isInstalled('caddy', 'version') ? undefined : 'Caddy is not installed',
    sendsBrotli: true,
    start: (folder, port, sub) => {
      const whole = config('caddy/Caddyfile');
      const file = join(folder, 'Caddyfile');
      // As deploy/README.md says.
      const inFolder = whole.replace(/\n\timport site\n/, `\n\thandle_path ${sub}* {\n\t\timport site\n\t}\n`);
      writeFileSync(file, `{\n\tadmin off\n}\n${sub === '/' ? whole : inFolder}`);
      return spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], {
        stdio: 'ignore',
        env: {
          ...process.env,
          HOME: folder,
          SITE_ADDRESS: `http://127.0.0.1:${String(port)}`,
          SITE_ROOT: join(folder, 'root', sub),
        },
      });
    },
  },
];

for (const { name, missing, start, sendsBrotli } of HOSTS) {
  for (const sub of ['/', '/sub/']) {
    test.describe(`${name}, the site at ${sub}`, () => {
      // One server for all tests of a configuration.
      test.describe.configure({ mode: 'default' });
      test.skip(missing !== undefined, missing ?? '');
      let folder = '';
      let port = 0;
      let server: ChildProcess | undefined;

      test.beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), 'host-'));
        const site = join(folder, 'root', sub);
        mkdirSync(site, { recursive: true });
        cpSync('dist', site, { recursive: true });
        // Not all of it: that takes half a minute.
        for (const part of ['atlas', 'kiosk']) await compressFiles(join(site, part));
        port = await freePort();
        server = start(folder, port, sub);
        const status = () => ask(port, sub).then((answer) => answer.status);
        await expect.poll(() => status().catch(() => 0), { timeout: 20_000 }).toBe(200);
      });
      test.afterAll(() => {
        server?.kill();
        rmSync(folder, { recursive: true, force: true });
      });

      const to = (path: string, headers?: Readonly<Record<string, string>>) => ask(port, sub + path, headers);
      /** The first asset with this in its name. */
      const asset = (part: RegExp) => `assets/${readdirSync('dist/assets').find((one) => part.test(one)) ?? ''}`;

      test('every file has its type', async () => {
        for (const [path, type] of [
          ['gilan-1920/en/', /^text\/html; ?charset=utf-8/i],
          [asset(/^reading.*\.js$/), /^(text|application)\/javascript/],
          [asset(/worker.*\.js$/), /^(text|application)\/javascript/],
          ['layers/sea.geojson', /^application\/geo\+json/],
          ['layers/words.fa.json', /^application\/json/],
          ['gilan-1920/en/manifest.webmanifest', /^application\/manifest\+json/],
          ['gilan-1920/en/stills/landing.wide.svg', /^image\/svg\+xml/],
          [asset(/\.woff2$/), /^font\/woff2/],
          ['icons/192.png', /^image\/png/],
        ] as const) {
          const { status, headers } = await to(path);
          expect(status, path).toBe(200);
          expect(headers['content-type'], path).toMatch(type);
        }
      });

      test('every answer has the headers of security, and each file may be kept as long as it is valid', async () => {
        for (const path of ['gilan-1920/en/', asset(/\.js$/), 'layers/sea.geojson', 'nothing/here']) {
          const { headers } = await to(path);
          for (const [header, value] of Object.entries(HEADERS))
            expect(headers[header.toLowerCase()], `${path}: ${header}`).toBe(value);
        }
        expect((await to(asset(/\.woff2$/))).headers['cache-control']).toContain('immutable');
        for (const path of ['gilan-1920/en/', 'layers/sea.geojson', 'story-worker.js'])
          expect((await to(path)).headers['cache-control'], path).toBe('no-cache');
      });

      test('a file that has not changed is not sent again', async () => {
        const { headers } = await to('layers/sea.geojson');
        expect((await to('layers/sea.geojson', { 'If-None-Match': headers.etag ?? '' })).status).toBe(304);
      });

      test('a part of a file is sent where it is asked for', async () => {
        const { status, body, headers } = await to('icons/512.png', { Range: 'bytes=1-3' });
        expect(status).toBe(206);
        expect(body.toString()).toBe('PNG');
        expect(headers['content-range']).toMatch(/^bytes 1-3\/\d+$/);
      });

      test('text is sent compressed: as the build has done it, or by the server', async () => {
        for (const path of ['atlas/en/', 'atlas/evidence.en.json', 'layers/sea.geojson']) {
          const plain = await to(path);
          const gzip = await to(path, { 'Accept-Encoding': 'gzip' });
          expect(plain.headers['content-encoding'], path).toBeUndefined();
          expect(gzip.headers['content-encoding'], path).toBe('gzip');
          expect(gzip.headers.vary, path).toMatch(/accept-encoding/i);
          expect(gzip.headers['content-type'], path).toBe(plain.headers['content-type']);
          expect(gunzipSync(gzip.body).equals(plain.body), path).toBe(true);
        }
        if (!sendsBrotli) return;
        const { headers, body } = await to('atlas/en/', { 'Accept-Encoding': 'gzip, br' });
        expect(headers['content-encoding']).toBe('br');
        expect(brotliDecompressSync(body).toString()).toContain('<atlas-page');
        expect((await to('atlas/en/index.html.br')).status, 'it is no file of the site').toBe(404);
      });

      test('an address without its slash leads to the page, and a wrong one is not found', async () => {
        for (const path of ['gilan-1920/en', 'kiosk/setup']) {
          const { status, headers } = await to(path);
          expect([301, 302, 307, 308]).toContain(status);
          const { pathname } = new URL(headers.location ?? '', `http://127.0.0.1:${String(port)}${sub}${path}`);
          expect(pathname).toBe(`${sub}${path}/`);
        }
        for (const path of ['nothing/here', 'gilan-1920/de/', 'assets/none.js', 'layers/', '_headers']) {
          const { status, body, headers } = await to(path);
          expect(status, path).toBe(404);
          expect(body.toString(), path).toContain('<h1>Page not found</h1>');
          expect(headers['content-type'], path).toMatch(/^text\/html/);
        }
      });
    });
  }
}
