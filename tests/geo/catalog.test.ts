import { validateStyleMin, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dataset, datasets, layer, layers } from '../../geo/catalog.ts';
import { actor } from '../../geo/palette.ts';
import { table } from '../../geo/build/table.ts';
import { collection, collections, read, root } from './fixtures.ts';

const sources = Object.fromEntries(datasets.map(({ id, delivery }) => [id, delivery.kind === 'geojson'
  ? { type: 'geojson', data: delivery.path, lineMetrics: delivery.lineMetrics ?? false }
  : { type: 'raster-dem', tiles: [delivery.path], encoding: delivery.encoding, tileSize: delivery.tileSize, bounds: delivery.bounds }]));

describe('the catalogue', () => {
  it('is a valid MapLibre style', () => {
    const style = {
      version: 8, sources, state: { when: { default: 0 }, lang: { default: 'en' } },
      layers: layers.flatMap((l) => l.style.map((s, i) => ({ ...s, id: `${l.id}:${i}`, source: l.dataset }))),
    } as unknown as StyleSpecification;
    // Without `glyphs` MapLibre 6 letters with the page's fonts; the specification has not caught up.
    const faults = validateStyleMin(style).filter(({ message }) => !message.includes('glyphs'));
    expect(faults.map(({ message }) => message)).toEqual([]);
  });

  it('gives every layer a dataset and a legend, and uses every dataset', () => {
    for (const { id, dataset: of, legend, style, title } of layers) {
      expect(dataset(of), id).toBeDefined();
      expect(legend.length, id).toBeGreaterThan(0);
      expect(style.length, id).toBeGreaterThan(0);
      for (const text of [title, ...legend.map((entry) => entry.label)]) expect(text.fa && text.ru && text.en, id).toBeTruthy();
    }
    expect(new Set(layers.map((l) => l.dataset))).toEqual(new Set(datasets.map((d) => d.id)));
  });

  it('has no two layers or datasets of one name', () => {
    expect(new Set(layers.map((l) => l.id)).size).toBe(layers.length);
    expect(new Set(datasets.map((d) => d.id)).size).toBe(datasets.length);
    expect(layer('no-such-layer')).toBeUndefined();
  });

  it('keeps every opacity a plain number, for the stage to multiply', () => {
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

  it('measures the lines it draws', () => {
    for (const l of layers.filter(({ drawable }) => drawable)) {
      const delivery = dataset(l.dataset)?.delivery;
      expect(delivery?.kind === 'geojson' && delivery.lineMetrics, l.id).toBe(true);
      expect(l.style.some((s) => s.type === 'line'), l.id).toBe(true);
    }
  });

  it('has a layer for every movement, in its actor’s colour, dashed when doubtful', () => {
    for (const { id, actor_key, confidence } of table(read('movements.csv'), ['id', 'actor_key', 'confidence'] as const)) {
      const symbol = layer(id)?.legend[0]?.symbol;
      expect(symbol?.kind, id).toBe('line');
      expect(symbol && 'colour' in symbol && symbol.colour, id).toBe(actor[actor_key as keyof typeof actor]);
      expect(symbol?.kind === 'line' && symbol.dash !== undefined, id).toBe(confidence === 'low');
    }
    expect(layers.filter(({ theme }) => theme === 'movements').length).toBe(collection('movements').features.length);
  });

  it('colours every actor', () => {
    for (const name of ['control', 'movements']) {
      for (const { properties } of collection(name).features) expect(Object.keys(actor)).toContain(properties.actor_key);
    }
  });

  it('documents every property, and only those there are', () => {
    for (const [id, { features }] of collections) {
      const found = new Set(features.flatMap(({ properties }) => Object.keys(properties)));
      expect([...found].sort(), id).toEqual(Object.keys(dataset(id)?.properties ?? {}).sort());
    }
  });

  it('stays small: the page carries it', () => {
    const files = ['catalog.ts', 'palette.ts', ...['control', 'land', 'licences', 'movements', 'places', 'roads', 'sea', 'type'].map((name) => `catalog/${name}.ts`)];
    const text = files.map((name) => readFileSync(`${root}geo/${name}`, 'utf8')).join('');
    expect(gzipSync(text).length).toBeLessThan(18_000);
    expect(text).not.toMatch(/from '(@turf|node:)/);
  });
});
