/** Makes `docs/performance.md` of what the benchmarks have measured. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Results } from './bench.ts';
import { medianOf, spreadOf, type FirstView, type Measured } from './first-view.ts';

type Format = (value: number) => string;
const ms: Format = (value) => value.toFixed(0);
const kb: Format = (bytes) => (bytes / 1000).toFixed(0);
const count: Format = (value) => value.toFixed(0);

/**
 * Rows of the table of first views: what it is, where it is, how it is written, and whether a ratio means something.
 */
const ROWS: readonly (readonly [label: string, key: keyof FirstView, format: Format, ratio: boolean])[] = [
  ['text readable (first contentful paint), ms', 'readable', ms, true],
  ['largest contentful paint, ms', 'largestPaint', ms, true],
  ['blocking time until the map stands, ms', 'blocking', ms, true],
  ['map stands, ms', 'map', ms, true],
  ['layout shift', 'shift', (value) => value.toFixed(3).replace(/\.?0+$/, ''), false],
  ['requests before the text is readable', 'requestsReadable', count, false],
  ['requests before the map is asked for', 'requestsBeforeMap', count, false],
  ['requests until the map stands', 'requests', count, false],
  ['script before the map is asked for, gzip kB', 'scriptBeforeMap', kb, false],
  ['script until the map stands, gzip kB', 'script', kb, false],
  ['everything until the map stands, gzip kB', 'bytes', kb, false],
  ['heap, kB', 'heap', kb, true],
];

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** Markdown. Each cell: the median (lowest to highest) × ratio to the bare page it is compared with. */
export function firstViewTable(measured: readonly Measured[]): string {
  const cell = ({ name, views, beside = 'bare' }: Measured, [, key, format, ratio]: (typeof ROWS)[number]) => {
    if (Number.isNaN(medianOf(views, key))) return '–';
    const [low, high] = spreadOf(views, key).map(format);
    const spread = low === high ? '' : ` (${low ?? ''}–${high ?? ''})`;
    const bare = measured.find((other) => other.name === beside && !name.startsWith('bare'));
    const to = ratio && bare ? medianOf(views, key) / medianOf(bare.views, key) : undefined;
    return `${format(medianOf(views, key))}${spread}${to === undefined ? '' : ` · ×${to.toFixed(2)}`}`;
  };
  return [
    line(['', ...measured.map(({ name }) => name)]),
    line(['---', ...measured.map(() => '---:')]),
    ...ROWS.map((row) => line([row[0], ...measured.map((one) => cell(one, row))])),
    line(['the largest paint is of', ...measured.map(({ largest }) => `\`${largest}\``)]),
  ].join('\n');
}

function weightTable({ weights }: Results): string {
  return [
    line(['kB', 'raw', 'gzip', 'brotli']),
    line(['---', '---:', '---:', '---:']),
    ...Object.entries(weights).map(([name, { raw, gzip, brotli }]) => line([name, kb(raw), kb(gzip), kb(brotli)])),
  ].join('\n');
}

function frameTable({ profiles }: Results): string {
  const rows = profiles.flatMap(({ name, frames }) =>
    frames
      ? (['median', 'p95'] as const).map((key) =>
          line([
            `${name}, ${key === 'median' ? 'median' : '95th percentile'}`,
            ms(frames.story[key]),
            ms(frames.bare[key]),
            (frames.story[key] / frames.bare[key]).toFixed(2),
          ]),
        )
      : [],
  );
  return [
    line(['frame while scrolling, ms', 'shipped story', 'bare', 'ratio']),
    line(['---', '---:', '---:', '---:']),
    ...rows,
  ].join('\n');
}

interface AtlasResults {
  readonly ask: number;
  readonly search: number;
  readonly points: { readonly own: number; readonly bare: number };
  readonly tiles: { readonly own: number; readonly bare: number };
}

const atlasTable = ({ ask, search, points, tiles }: AtlasResults) =>
  [
    line(['95th percentile, ms', 'atlas', 'bare map']),
    line(['---', '---:', '---:']),
    line(['a change of the days asked for', ask.toFixed(2), '']),
    line(['a search', search.toFixed(2), '']),
    line(['a frame, panning 100,000 points of a reader', ms(points.own), ms(points.bare)]),
    line(['a frame, panning 1,000,000 points as PMTiles', ms(tiles.own), ms(tiles.bare)]),
  ].join('\n');

/** The whole page. */
export function report(results: Results, atlas: AtlasResults | undefined): string {
  const { date, command, machine, profiles } = results;
  const runs = profiles[0]?.views[0]?.views.length ?? 0;
  return `# Performance

Written by \`${command}\` on ${date}; do not edit it. ${String(machine.cores)} cores (${machine.cpu}), ${(machine.memory / 2 ** 30).toFixed(0)} GB, no GPU (WebGL in software), Node ${machine.node}, ${machine.browser}. Medians of ${String(runs)} runs, with the lowest and the highest in brackets; the pages are measured in turn. The server compresses with gzip. “×” is the ratio to a bare page with the same map, which means more than the milliseconds.

- **bare**: MapLibre, the same layers and the first text (\`tests/bench/bare/\`).
- **newsroom**: a page as a newsroom would write it by hand: text and lazy pictures in HTML, scrollama, MapLibre (\`tests/bench/newsroom/\`).
- **eight steps**: a plain story with the text of that page, generated and pressed by the benchmark.
- **shipped story**: \`gilan-1920\` in English, all of its steps. Its map has many more layers than the generated story’s, so it is compared with a bare page that has them too.
${profiles
  .map(
    ({ name, views }) => `
## First view, ${name}

${name === 'phone' ? 'A window of 390 × 844, a processor slowed four times, 1.6 Mbit/s and 150 ms.\n\n' : ''}${firstViewTable(views)}
`,
  )
  .join('')}${
    profiles.some(({ frames }) => frames)
      ? `
## Frames

The bare map flies the path the story's camera took, frame by frame, with its layers and its field of view. Nothing is slowed down.

${frameTable(results)}
`
      : ''
  }

## Weight

${weightTable(results)}
${atlas ? `\n## The atlas\n\n${atlasTable(atlas)}\n` : ''}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  const atlas = '.cache/bench-atlas.json';
  writeFileSync(
    'docs/performance.md',
    report(read('.cache/bench.json') as Results, existsSync(atlas) ? (read(atlas) as AtlasResults) : undefined),
  );
}
