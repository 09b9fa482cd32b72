/** Makes `docs/performance.md` of what the benchmarks have measured. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Results } from './bench.ts';
import type { FeatureComparison, FeatureCosts } from './features.ts';
import { medianOf, spreadOf, type FirstView, type Measured } from './first-view.ts';
import { percentile } from './measure.ts';
import type { SizeMeasured } from './size.ts';

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
  readonly features: readonly FeatureComparison[];
}

const seconds: Format = (value) => (value / 1000).toFixed(value < 10_000 ? 2 : 0);

/** What is written of many features: label, the value, how it is written. */
const FEATURE_ROWS: readonly (readonly [string, (costs: FeatureCosts) => number | undefined, Format])[] = [
  ['drawn after, s', ({ drawn }) => drawn, seconds],
  ['hidden and shown, s', ({ toggle }) => toggle, seconds],
  ['change of the days, s', ({ date }) => date, seconds],
  ['frame while panning, 95th percentile, ms', ({ pan }) => pan, ms],
  ['memory of the page, MB', ({ memory }) => memory, (bytes) => (bytes / 1e6).toFixed(0)],
];

/** Markdown. Each cell: of the atlas / of the bare map, and the ratio. */
export function featureTable(features: readonly FeatureComparison[]): string {
  const cell = ({ own, bare }: FeatureComparison, [, of, format]: (typeof FEATURE_ROWS)[number]) => {
    const [ours, theirs] = [of(own), of(bare)];
    if (ours === undefined || theirs === undefined) return '–';
    return `${format(ours)} / ${format(theirs)} · ×${(ours / theirs).toFixed(2)}`;
  };
  return [
    line(['atlas / bare map', ...FEATURE_ROWS.map(([label]) => label)]),
    line(['---', ...FEATURE_ROWS.map(() => '---:')]),
    ...features.map((one) => line([one.what, ...FEATURE_ROWS.map((row) => cell(one, row))])),
  ].join('\n');
}

const atlasSection = ({ ask, search, features }: AtlasResults) => `
## The atlas

A change of the days asked for takes ${ask.toFixed(2)} ms, a search ${search.toFixed(2)} ms (95th percentile).

## Many features of a reader's own

The same file in the atlas and on a bare map with the same look. The bare map takes the file as it is; the atlas also reads it with all checks, and keeps it for table and export. Points and areas have a date each; the bare map filters by a number. Memory is that of the process of the page with its workers, after all that.

${featureTable(features)}
`;

/** A table with a column for each number of steps, and ratios to the smallest. */
export function sizeTable(measured: readonly SizeMeasured[]): string {
  const [first] = measured;
  const row = (label: string, valuesOf: (one: SizeMeasured) => readonly number[], format: Format, ratio = true) =>
    line([
      label,
      ...measured.map((one) => {
        const values = valuesOf(one);
        const middle = percentile(values, 0.5);
        const [low, high] = [Math.min(...values), Math.max(...values)].map(format);
        const spread = low === high ? '' : ` (${low ?? ''}–${high ?? ''})`;
        const to =
          first && one !== first && ratio ? ` · ×${(middle / percentile(valuesOf(first), 0.5)).toFixed(2)}` : '';
        return `${format(middle)}${spread}${to}`;
      }),
    ]);
  const view = (profile: 'desktop' | 'phone', key: keyof FirstView) => (one: SizeMeasured) =>
    one[profile].map((views) => views[key]);
  const tenths: Format = (value) => value.toFixed(1);
  return [
    line(['steps', ...measured.map(({ steps }) => count(steps))]),
    line(['---', ...measured.map(() => '---:')]),
    row('build with no still drawn, s', ({ build }) => [build.seconds], tenths, false),
    row('memory of the building process, MB', ({ build }) => [build.memory / 1e6], count, false),
    row('the page, gzip kB', ({ page }) => [page.gzip], kb, false),
    ...(['desktop', 'phone'] as const).flatMap((profile) => [
      row(`text readable, ${profile}, ms`, view(profile, 'readable'), ms),
      row(`map stands, ${profile}, ms`, view(profile, 'map'), ms),
      row(`heap, ${profile}, kB`, view(profile, 'heap'), kb),
    ]),
    row(
      'main thread a frame of scrolling, without a map, ms',
      ({ frame }) => frame,
      (value) => value.toFixed(2),
    ),
  ].join('\n');
}

/** The whole page. */
export function report(results: Results, atlas?: AtlasResults, sizes?: readonly SizeMeasured[]): string {
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
${
  sizes
    ? `
## Size

Generated stories on the map of the world, with the same first steps (\`npx tsx tests/bench/size.ts\`). “×” is the ratio to the shortest of them.

${sizeTable(sizes)}
`
    : ''
}${atlas ? atlasSection(atlas) : ''}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const read = (path: string): unknown =>
    existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as unknown) : undefined;
  writeFileSync(
    'docs/performance.md',
    report(
      read('.cache/bench.json') as Results,
      read('.cache/bench-atlas.json') as AtlasResults | undefined,
      read('.cache/bench-size.json') as readonly SizeMeasured[] | undefined,
    ),
  );
}
