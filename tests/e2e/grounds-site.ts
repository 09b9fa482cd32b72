/** A site of stories with every kind of ground, and another site from which some of them come. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import * as turf from '@turf/turf';
import { build, preview } from 'vite';
import { byteRange } from '../../src/player/byte-range.ts';
import { siteConfig } from '../../vite.config.ts';
import { plainPng, rasterPmtiles, vectorPmtiles } from '../pmtiles.ts';

/** Colours of tiles that no base has. */
export const RED = [200, 30, 30] as const;
export const GREEN = [20, 160, 60] as const;

const BOUNDS = [-9.6, 38.3, -8.6, 39.1] as const;
const SHIPPED = { bounds: BOUNDS, maxzoom: 11 };

/** A town with a name in two languages on land, a lake and a road, in the schema of Protomaps. */
const town = vectorPmtiles(
  {
    earth: turf.featureCollection([turf.bboxPolygon([...BOUNDS], { properties: { kind: 'earth' } })]),
    water: turf.featureCollection([
      turf.bboxPolygon([-9.18, 38.66, -9.1, 38.72], {
        properties: { kind: 'lake', name: 'Mere', 'name:de': 'Weiher' },
      }),
    ]),
    roads: turf.featureCollection([
      turf.lineString(
        [
          [-9.5, 38.75],
          [-8.8, 38.75],
        ],
        { kind: 'highway', name: 'Old Road' },
      ),
    ]),
    places: turf.featureCollection([
      turf.point([-9.2, 38.78], {
        kind: 'locality',
        name: 'Vila',
        'name:en': 'Town',
        'name:de': 'Stadt',
        min_zoom: 3,
        population_rank: 12,
      }),
    ]),
  },
  { ...SHIPPED, metadata: { version: '4.14.7', attribution: '© OpenStreetMap' } },
);

const story = (front: string, lang = 'en') => `---
title: The ferry
lang: ${lang}
${front}---

<story-step id="quay" at="-9.14,38.7" zoom="10.5">

## At the quay

A boat waits.

</story-step>

<story-step id="landing" at="-9.1,38.75" zoom="10">

## At the landing

It has arrived.

</story-step>
`;

const TRANSLATION = `---
title: Die Fähre
lang: de
translates: en
---

<story-step id="quay">

## Am Kai

Ein Boot wartet.

</story-step>

<story-step id="landing">

## An der Lände

Es ist da.

</story-step>
`;

/** Answers with a file, and with the part that is asked for. */
function send(request: IncomingMessage, response: ServerResponse, body: Buffer) {
  const range = byteRange(request.headers.range, body.length);
  if (!range) {
    response.setHeader('Content-Length', body.length).end(body);
    return;
  }
  const { start, end } = range;
  response.writeHead(206, {
    'Content-Range': `bytes ${String(start)}-${String(end)}/${String(body.length)}`,
    'Content-Length': end - start + 1,
  });
  response.end(body.subarray(start, end + 1));
}

/** The other site. Its files: `town.pmtiles`, `whole.pmtiles` (no ranges), `style`, `away`, tiles of one colour. */
function otherSite(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'range');
    if (request.method === 'OPTIONS') {
      response.end();
      return;
    }
    const home = `http://127.0.0.1:${String(port())}`;
    const style = (tiles: string) =>
      JSON.stringify({
        version: 8,
        glyphs: `${home}/fonts/{fontstack}/{range}.pbf`,
        sources: {
          green: { type: 'raster', url: `${tiles}/tiles.json`, tileSize: 256 },
          names: { type: 'geojson', data: '/names.geojson' },
        },
        layers: [
          { id: 'green', type: 'raster', source: 'green' },
          {
            id: 'names',
            type: 'symbol',
            source: 'names',
            layout: { 'text-field': ['get', 'name'], 'text-font': ['Noto Sans Bold'] },
          },
        ],
      });
    const files: Readonly<Record<string, () => string>> = {
      '/style': () => style(home),
      // The same machine by another name is another site.
      '/away': () => style(home.replace('127.0.0.1', 'localhost')),
      '/broken': () => '{"version":8}',
      '/tiles.json': () =>
        JSON.stringify({ tiles: [`http://${request.headers.host ?? ''}/green/{z}/{x}/{y}.png`], maxzoom: 14 }),
      '/names.geojson': () => JSON.stringify(turf.point([-9.14, 38.74], { name: 'Elsewhere' })),
    };
    const text = files[pathname];
    if (text) response.setHeader('Content-Type', 'application/json').end(text());
    else if (pathname === '/town.pmtiles') send(request, response, town);
    else if (pathname === '/whole.pmtiles') {
      // Larger than the part that is asked for first.
      const whole = Buffer.concat([town, Buffer.alloc(20_000)]);
      response.setHeader('Content-Length', whole.length).end(whole);
    } else if (pathname.startsWith('/green/')) response.setHeader('Content-Type', 'image/png').end(plainPng(GREEN));
    else response.writeHead(404).end();
  });
  const port = () => {
    const address = server.address();
    return typeof address === 'object' ? (address?.port ?? 0) : 0;
  };
  return new Promise((resolve) => {
    server.listen(0, () => {
      resolve({ server, port: port() });
    });
  });
}

export interface GroundsSite {
  /** The address of the built site, ending in a slash. */
  readonly home: string;
  /** That of the other site. */
  readonly other: string;
  readonly close: () => Promise<void>;
}

/** Builds the site into `.cache/grounds` and serves both. */
export async function groundsSite(): Promise<GroundsSite> {
  const { server, port } = await otherSite();
  const other = `http://127.0.0.1:${String(port)}`;
  const credit = 'credit: © Somebody\n';
  const stories = '.cache/grounds/stories';
  rmSync(stories, { recursive: true, force: true });
  const put = (id: string, files: Readonly<Record<string, string | Uint8Array>>) => {
    mkdirSync(join(stories, id), { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(stories, id, name), content);
  };
  const at = (id: string, address: string, more = '') =>
    put(id, { 'story.en.md': story(`ground: ${address}\n${credit}${more}`) });
  put('beside', {
    'story.en.md': story('ground: town.pmtiles\n'),
    'story.de.md': TRANSLATION,
    'town.pmtiles': town,
  });
  put('pictures', {
    'story.en.md': story('ground: red.pmtiles\n'),
    'red.pmtiles': rasterPmtiles(RED, SHIPPED),
  });
  at('far', `${other}/town.pmtiles`);
  at('whole', `${other}/whole.pmtiles`);
  at('gone', `${other}/nothing.pmtiles`);
  at('tiles', `${other}/green/{z}/{x}/{y}.png`);
  at('style', `${other}/style`);
  at('away', `${other}/away`);
  at('named', `${other}/away`, `connect: ["http://localhost:${String(port)}"]\n`);
  at('broken', `${other}/broken`);
  const site = siteConfig({ stories });
  const outDir = '.cache/grounds/dist';
  const config = { ...site, configFile: false as const, logLevel: 'error' as const };
  await build({ ...config, build: { ...site.build, outDir, emptyOutDir: true } });
  const served = await preview({
    ...config,
    build: { ...site.build, outDir },
    preview: { ...site.preview, host: '127.0.0.1', port: 0 },
  });
  return {
    home: served.resolvedUrls?.local[0] ?? '',
    other,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await served.close();
    },
  };
}
