import { validateStyleMin, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset, Layer } from '../../geo/layer.ts';
import { emptyStyle, layerOf, paintOf, sourceOf, styleIds, styleLayers } from '../../src/stage/style.ts';

const dataset = (id: string, delivery: Dataset['delivery']): Dataset => ({
  id,
  title: { en: id },
  delivery,
  credit: { en: 'The Lighthouse Board' },
  licence: { name: 'CC0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  depicts: '1921',
  precision: 100,
});

const routes = dataset('routes', { kind: 'geojson', path: 'layers/routes.geojson', lineMetrics: true });
const coast = dataset('coast', { kind: 'geojson', path: 'layers/coast.geojson' });
const relief = dataset('relief', {
  kind: 'raster-dem',
  path: 'layers/relief/{z}/{x}/{y}.png',
  encoding: 'terrarium',
  tileSize: 256,
  minzoom: 0,
  maxzoom: 8,
  bounds: [10, 38, 14, 42],
});

const route: Layer = {
  id: 'boat',
  theme: 'movements',
  title: { en: 'The boat' },
  dataset: 'routes',
  drawable: true,
  legend: [],
  style: [
    { type: 'line', paint: { 'line-color': '#123456', 'line-width': 2, 'line-opacity': 0.8 } },
    { type: 'symbol', layout: { 'text-field': 'boat' }, paint: { 'text-opacity': 0.5 } },
    { type: 'line', metadata: { trail: 'wake' }, paint: { 'line-color': '#ffffff', 'line-gap-width': 6 } },
  ],
};
const shore: Layer = {
  id: 'shore',
  theme: 'sea',
  title: { en: 'Shore' },
  dataset: 'coast',
  legend: [],
  style: [{ type: 'fill', paint: { 'fill-opacity': 0.6 } }, { type: 'line' }, { type: 'circle' }],
};
const shade: Layer = {
  id: 'shade',
  theme: 'land',
  title: { en: 'Relief' },
  dataset: 'relief',
  legend: [],
  style: [{ type: 'hillshade', paint: { 'hillshade-exaggeration': 0.3 } }, { type: 'color-relief' }],
};
const LAYERS = [route, shore, shade];

const value = (layer: Layer, opacity: number, drawn: number, id: string, property: string) =>
  paintOf(layer, { opacity, drawn }).find((setting) => setting.id === id && setting.property === property)?.value;

describe('the style of the map', () => {
  const style: StyleSpecification = {
    ...emptyStyle('#f4eddc', 'en'),
    sources: {
      routes: sourceOf(routes, 'https://example.org/a/b/'),
      coast: sourceOf(coast, 'https://example.org/a/b/'),
      relief: sourceOf(relief, 'https://example.org/a/b/'),
    },
    layers: [...emptyStyle('#f4eddc', 'en').layers, ...LAYERS.flatMap((layer) => styleLayers(layer))],
  };

  it('is valid for MapLibre', () => {
    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
  });

  it('is valid for MapLibre at every moment of a scene', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (opacity, drawn) => {
        const layers = LAYERS.flatMap((layer) => {
          const settings = paintOf(layer, { opacity, drawn });
          return styleLayers(layer).map((one) => {
            const paint: Record<string, unknown> = { ...('paint' in one ? one.paint : {}) };
            for (const { id, property, value } of settings) {
              if (id !== one.id) continue;
              if (value === undefined) Reflect.deleteProperty(paint, property);
              else paint[property] = value;
            }
            return { ...one, paint } as StyleSpecification['layers'][number];
          });
        });
        expect(validateStyleMin({ ...style, layers }).map(({ message }) => message)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('begins with a background, a day and a language', () => {
    const empty = emptyStyle('#fff', 'fa');
    expect(empty.layers).toHaveLength(1);
    expect(empty.state).toEqual({
      when: { default: 0 },
      pace: { default: 1 },
      names: { default: [] },
      lang: { default: 'fa' },
      scale: { default: 1 },
    });
  });

  it('finds its data under the site’s root, in any folder of any host', () => {
    expect(sourceOf(coast, 'https://example.org/a/b/')).toMatchObject({
      type: 'geojson',
      data: 'https://example.org/a/b/layers/coast.geojson',
      attribution: 'The Lighthouse Board',
    });
    expect(sourceOf(relief, 'https://example.org/a/b/')).toMatchObject({
      type: 'raster-dem',
      tiles: ['https://example.org/a/b/layers/relief/{z}/{x}/{y}.png'],
    });
  });

  it('has line metrics only for lines that are drawn along their length', () => {
    expect(sourceOf(routes, 'https://example.org/')).toHaveProperty('lineMetrics', true);
    expect(sourceOf(coast, 'https://example.org/')).not.toHaveProperty('lineMetrics');
  });

  it('refuses tiles without a place for their numbers', () => {
    expect(() =>
      sourceOf(dataset('relief', { ...relief.delivery, path: 'layers/relief.png' }), 'https://example.org/'),
    ).toThrow(/relief.*\{z\}/);
  });

  it('has ids from which the layer can be found', () => {
    const ids = LAYERS.flatMap((layer) => styleIds(layer));
    expect(new Set(ids).size).toBe(ids.length);
    for (const layer of LAYERS) for (const id of styleIds(layer)) expect(layerOf(id)).toBe(layer.id);
  });
});

describe('the state of a layer', () => {
  it('multiplies its own opacity', () => {
    expect(value(shore, 0.5, 1, 'shore/0', 'fill-opacity')).toBeCloseTo(0.3);
    expect(value(shore, 0.5, 1, 'shore/1', 'line-opacity')).toBeCloseTo(0.5);
    expect(value(shore, 1, 1, 'shore/0', 'fill-opacity')).toBe(0.6);
  });

  it('fades the outline of a dot with it', () => {
    expect(value(shore, 0.25, 1, 'shore/2', 'circle-opacity')).toBe(0.25);
    expect(value(shore, 0.25, 1, 'shore/2', 'circle-stroke-opacity')).toBe(0.25);
  });

  it('flattens a relief that fades', () => {
    expect(value(shade, 0.5, 1, 'shade/0', 'hillshade-exaggeration')).toBeCloseTo(0.15);
    expect(value(shade, 0, 1, 'shade/0', 'hillshade-exaggeration')).toBe(0);
  });

  it('draws a wake behind the front, and none ahead of it', () => {
    expect(value(route, 1, 0.5, 'boat/2', 'line-gradient')).toEqual([
      'interpolate',
      ['linear'],
      ['line-progress'],
      0.2,
      'rgba(0, 0, 0, 0)',
      0.5,
      '#ffffff',
      0.500001,
      'rgba(0, 0, 0, 0)',
    ]);
    expect(value(route, 1, 1, 'boat/2', 'line-gradient')).toEqual([
      'interpolate',
      ['linear'],
      ['line-progress'],
      0.7,
      'rgba(0, 0, 0, 0)',
      1,
      '#ffffff',
      1.000001,
      'rgba(0, 0, 0, 0)',
    ]);
  });

  it('cuts a line at its drawn share, in its own colour', () => {
    expect(value(route, 1, 0.4, 'boat/0', 'line-gradient')).toEqual([
      'step',
      ['line-progress'],
      '#123456',
      0.4,
      'rgba(0, 0, 0, 0)',
    ]);
    expect(value(route, 0.5, 0.4, 'boat/0', 'line-opacity')).toBeCloseTo(0.4);
  });

  it('gives a complete line no gradient', () => {
    const settings = paintOf(route, { opacity: 1, drawn: 1 }).filter(
      ({ id, property }) => id !== 'boat/2' && property === 'line-gradient',
    );
    expect(settings).toEqual([{ id: 'boat/0', property: 'line-gradient', value: undefined }]);
  });

  it('shows an arrowhead together with its line', () => {
    expect(value(route, 1, 0.4, 'boat/1', 'text-opacity')).toBeCloseTo(0.2);
    expect(value(route, 1, 1, 'boat/1', 'text-opacity')).toBe(0.5);
  });

  it('ignores the drawn share of a layer that is not drawn along its length', () => {
    expect(paintOf(shore, { opacity: 1, drawn: 0.2 })).toEqual(paintOf(shore, { opacity: 1, drawn: 1 }));
  });
});
