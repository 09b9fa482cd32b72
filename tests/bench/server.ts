/** A server of files that compresses what it sends, as the servers of readers do; Vite's preview does not. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { HEADERS } from '../../src/press/policy.ts';
import type { Site } from './pages.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.geojson': 'application/geo+json',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
/** Compressed already. */
const PACKED = new Set(['.jpg', '.png', '.webp', '.woff2']);

/** What a server has sent since it was last asked. */
export interface Sent {
  readonly requests: number;
  /** Bytes of bodies, compressed. */
  readonly bytes: number;
}

export interface FileServer {
  readonly origin: string;
  /** What was sent since the last call. Counts what a worker asks for too, which a page's own timing does not have. */
  readonly sent: () => Sent;
  readonly close: () => void;
}

function fileAt(sites: readonly Site[], path: string): string | undefined {
  const site = sites.find(({ prefix }) => path.startsWith(prefix));
  if (!site) return undefined;
  const inside = normalize(path.slice(site.prefix.length));
  if (inside.startsWith('..')) return undefined;
  const file = join(site.folder, inside.endsWith('/') || inside === '.' ? `${inside}/index.html` : inside);
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/** Serves folders under their prefixes; the first prefix that fits counts. Files are compressed once and kept. */
export async function serve(sites: readonly Site[], port: number): Promise<FileServer> {
  const bodies = new Map<string, Buffer>();
  const bodyOf = (file: string): Buffer => {
    const known = bodies.get(file);
    if (known) return known;
    const raw = readFileSync(file);
    const body = PACKED.has(extname(file)) ? raw : gzipSync(raw, { level: 9 });
    bodies.set(file, body);
    return body;
  };
  let [requests, bytes] = [0, 0];
  const server: Server = createServer((request, response) => {
    requests += 1;
    const file = fileAt(sites, decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = bodyOf(file);
    bytes += body.length;
    response.writeHead(200, {
      ...HEADERS,
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Length': body.length,
      ...(PACKED.has(extname(file)) ? {} : { 'Content-Encoding': 'gzip' }),
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    sent: () => {
      const since = { requests, bytes };
      [requests, bytes] = [0, 0];
      return since;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
