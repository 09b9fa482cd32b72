import { validateStyleMin, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dataset, datasets, layer, layers, patterns } from '../../geo/catalog.ts';
import { actors } from '../../geo/actors.ts';
import { documented, origins } from '../../geo/origins.ts';
import { actor, themes, tokenIn } from '../../geo/tokens.ts';
import { resolveColors } from '../../src/drawing/colors.ts';
import { sourceOf } from '../../src/stage/style.ts';
import { table } from '../../geo/build/table.ts';
import { collection, collections, read, root } from './fixtures.ts';

const sources = Object.fromEntries(datasets.map((one) => [one.id, sourceOf(one, 'https://example.org/')]));

type Triple = readonly [number, number, number];
/** Colour vision in linear light: normal, and without red, green or blue cones (Machado, Oliveira, Fernandes 2009). */
const SIGHTS: readonly (readonly [Triple, Triple, Triple])[] = [
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
];

/** CIE L*a*b* of a colour for one kind of vision. */
function lab(hex: string, sight: (typeof SIGHTS)[number]): Triple {
  const light = (i: number): number => {
    const v = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  const [R, G, B] = [light(1), light(3), light(5)];
  const seen = sight.map(([r, g, b]) => Math.min(1, Math.max(0, r * R + g * G + b * B)));
  const [r = 0, g = 0, b = 0] = seen;
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [x, y, z] = [
    f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505),
    f(0.2126 * r + 0.7152 * g + 0.0722 * b),
    f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089),
  ];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

describe('the palette', () => {
  it.each(['light', 'dark'] as const)('distinguishes the actors, for colour-blind readers too: %s', (theme) => {
    const actors = Object.entries(themes[theme].actor);
    for (const sight of SIGHTS) {
      for (const [i, [one, a]] of actors.entries()) {
        for (const [other, b] of actors.slice(i + 1)) {
          const [p, q] = [lab(a, sight), lab(b, sight)];
          expect(Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]), `${one} and ${other}`).toBeGreaterThan(15);
        }
      }
    }
  });
});

describe('the catalogue', () => {
  it.each(['light', 'dark'] as const)('is a valid MapLibre style, with a colour for every name: %s', (theme) => {
    const tokens = (name: string) => tokenIn(theme)(name) ?? `no token ${name}`;
    const style = {
      version: 8,
      sources,
      state: {
        when: { default: 0 },
        pace: { default: 1 },
        names: { default: [] },
        lang: { default: 'en' },
        scale: { default: 1 },
      },
      layers: resolveColors(layers, tokens).flatMap((l) =>
        l.style.map((s, i) => ({ ...s, id: `${l.id}:${i}`, source: l.dataset })),
      ),
    } as unknown as StyleSpecification;
    // Without `glyphs` MapLibre 6 uses the fonts of the page; the specification does not have this yet.
    const faults = validateStyleMin(style).filter(({ message }) => !message.includes('glyphs'));
    expect(faults.map(({ message }) => message)).toEqual([]);
  });

  it('gives every layer a dataset and a legend, and uses every dataset', () => {
    for (const { id, dataset: of, legend, style, title } of layers) {
      expect(dataset(of), id).toBeDefined();
      expect(legend.length, id).toBeGreaterThan(0);
      expect(style.length, id).toBeGreaterThan(0);
      for (const text of [title, ...legend.map((entry) => entry.label)])
        expect(text.fa && text.ru && text.en, id).toBeTruthy();
    }
    expect(new Set(layers.map((l) => l.dataset))).toEqual(new Set(datasets.map((d) => d.id)));
  });

  it('has all titles and methods in three languages, except for names', () => {
    const names = /^(?:[\w./-]+\.csv|GSHHG 2\.3\.7.*)$/;
    for (const { id, title, source, method, credit } of documented) {
      for (const text of [title, source, method, credit]) {
        if (names.test(text.en)) continue;
        expect(text.fa, id).toMatch(/[\u0600-\u06ff]/);
        expect(text.ru, id).toMatch(/[а-яё]/i);
      }
    }
  });

  it('has the same numbers in every language', () => {
    const numbers = (text: string) =>
      (
        text
          .replace(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)))
          .replace(/(?<=\d)[,٬](?=\d{3})/g, '')
          .replace(/(?<=\d)[,٫](?=\d)/g, '.')
          .match(/\d+(?:\.\d+)*/g) ?? []
      ).sort();
    // Years are in two calendars, and some languages write a span of years in full.
    const measures = (text: string) =>
      numbers(text).filter((number) => !/^1[2-4]\d\d$/.test(number) && !/^\d\d$|^20\d\d$/.test(number));
    for (const { id, source, method } of documented) {
      for (const text of [source, method])
        for (const lang of ['fa', 'ru'] as const)
          if (text[lang] !== undefined) expect(measures(text[lang]), `${id} ${lang}`).toEqual(measures(text.en));
    }
  });

  it('has no two layers or datasets with the same id', () => {
    expect(new Set(layers.map((l) => l.id)).size).toBe(layers.length);
    expect(new Set(datasets.map((d) => d.id)).size).toBe(datasets.length);
    expect(layer('no-such-layer')).toBeUndefined();
  });

  it('has plain numbers as opacities, because the stage multiplies them', () => {
    for (const { id, style } of layers) {
      for (const { paint = {} } of style) {
        for (const [name, value] of Object.entries(paint)) {
          if (name.endsWith('-opacity')) expect(typeof value, `${id} ${name}`).toBe('number');
          expect(name.endsWith('-transition'), `${id} ${name}`).toBe(false);
          expect(name, id).not.toBe('line-gradient');
        }
      }
    }
  });

  it('has every texture that a layer or a legend repeats, whole in its tile and in colours that are named', () => {
    const asked = layers.flatMap(({ style }) =>
      style.flatMap(({ paint }) => (paint && 'fill-pattern' in paint ? [paint['fill-pattern']] : [])),
    );
    const names = asked.flatMap((value) =>
      typeof value === 'string' ? [value] : Object.keys(actor).map((key) => `hatch-${key}`),
    );
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const pattern = patterns[name];
      expect(pattern, name).toBeDefined();
      expect(pattern?.path, name).not.toMatch(/NaN|undefined/);
      for (const theme of ['light', 'dark'] as const)
        expect(tokenIn(theme)(pattern?.colour.slice(4, -1) ?? ''), name).toMatch(/^#[0-9a-f]{6}$/);
    }
  });

  it('has a hatching for every actor, the same in the legend and on the map', () => {
    const signs = layer('control')?.legend.map(({ symbol }) => symbol) ?? [];
    const hatchings = signs.map((symbol) => symbol.kind === 'area' && symbol.pattern?.path);
    expect(hatchings.every(Boolean)).toBe(true);
    expect(new Set(hatchings).size).toBe(signs.length);
  });

  it('measures the lines it draws', () => {
    // Snow is an area; all other drawable layers are lines.
    for (const l of layers.filter(({ drawable, falls }) => drawable && !falls)) {
      const delivery = dataset(l.dataset)?.delivery;
      expect(delivery?.kind === 'geojson' && delivery.lineMetrics, l.id).toBe(true);
      expect(
        l.style.some((s) => s.type === 'line'),
        l.id,
      ).toBe(true);
    }
  });

  it('has a layer for every movement, in its actor’s colour and with its mark, dashed when doubtful', () => {
    for (const { id, actor_key, confidence } of table(read('movements.csv'), [
      'id',
      'actor_key',
      'confidence',
    ] as const)) {
      const symbol = layer(id)?.legend[0]?.symbol;
      expect(symbol?.kind, id).toBe('line');
      expect(symbol && 'colour' in symbol && symbol.colour, id).toBe(actor[actor_key as keyof typeof actor]);
      // A dash of length 0 is a dot: for people who are not a column.
      expect(symbol?.kind === 'line' && (symbol.dash?.[0] ?? 0) > 0, id).toBe(confidence === 'low');
      expect(symbol?.kind === 'line' && symbol.mark, id).toBe(actors[actor_key as keyof typeof actor].mark);
      expect(layer(id)?.marker?.feature, id).toBe(id);
    }
    expect(layers.filter(({ theme }) => theme === 'movements').length).toBe(collection('movements').features.length);
  });

  it('colours every actor', () => {
    for (const name of ['control', 'movements', 'fronts']) {
      for (const { properties } of collection(name).features)
        expect(Object.keys(actor)).toContain(properties.actor_key);
    }
  });

  it('documents every property, and only those there are', () => {
    for (const [id, { features }] of collections) {
      const found = new Set(features.flatMap(({ properties }) => Object.keys(properties)));
      expect([...found].sort(), id).toEqual(Object.keys(origins[id]?.properties ?? {}).sort());
    }
  });

  it('stays small, because the page contains it', () => {
    const files = [
      'catalog.ts',
      'tokens.ts',
      'actors.ts',
      'graticule.ts',
      'patterns.ts',
      ...readdirSync(`${root}geo/catalog`).map((name) => `catalog/${name}`),
    ];
    const text = files.map((name) => readFileSync(`${root}geo/${name}`, 'utf8')).join('');
    expect(gzipSync(text).length).toBeLessThan(30_000);
    expect(text).not.toMatch(/from '(@turf|node:)/);
  });
});
