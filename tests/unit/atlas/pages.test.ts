import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import type { Element, Nodes } from 'hast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { atlas } from '../../../geo/atlas.ts';
import { layers } from '../../../geo/catalog.ts';
import { documented as datasets } from '../../../geo/origins.ts';
import { decodeState } from '../../../src/atlas/core/permalink.ts';
import { catalogueOf } from '../../../src/atlas/core/state.ts';
import { atlasGate, atlasPage, atlasPath, evidencePath, siteLanguages } from '../../../src/press/set/atlas-page.ts';
import { gilanPages } from '../../press-fixture.ts';

const pages = gilanPages();
const assets = { script: '/atlas.ts', style: '/atlas.css', icon: '/icon.svg', fonts: [], gate: '/gate.ts' };

function elements(html: string, name: string): readonly Element[] {
  const found: Element[] = [];
  visit(fromHtml(html) as Nodes, 'element', (element) => {
    if (element.tagName === name) found.push(element);
  });
  return found;
}

describe('the pages of the atlas', () => {
  it('begin with layers and datasets that exist', () => {
    const known = new Set(layers.map(({ id }) => id));
    expect(atlas.on.filter((id) => !known.has(id))).toEqual([]);
    expect(atlas.records.filter(({ dataset }) => !datasets.some(({ id }) => id === dataset))).toEqual([]);
  });

  it('list every dataset of the map without scripts, with its licence and a link to download it', () => {
    const html = atlasPage('en', pages, { layers, datasets }, assets);
    const hrefs = elements(html, 'a').map(({ properties }) => String(properties['href']));
    const text = elements(html, 'main')
      .map((main) => toString(main))
      .join(' ');
    for (const { delivery, licence, title } of datasets) {
      expect(text).toContain(title.en);
      expect(hrefs).toContain(licence.url);
      if (delivery.kind === 'geojson') expect(hrefs).toContain(`../../${delivery.path}`);
    }
    expect(hrefs).toContain('../../gilan-1920/en/');
  });

  it('are reached from one address, in every language of the site', () => {
    const links = elements(atlasGate(pages, assets), 'a').map(({ properties }) => properties['href']);
    expect(links).toEqual(siteLanguages(pages).map((lang) => `${lang}/`));
    expect([atlasPath('fa'), evidencePath('fa')]).toEqual(['atlas/fa/index.html', 'atlas/evidence.fa.json']);
  });
});

describe.each(pages.map((page) => [page.path, page] as const))('%s', (_, { html, story }) => {
  const catalogue = catalogueOf(layers, atlas, [story.lang]);
  const links = elements(html, 'story-step').map((step) => {
    const inAtlas: string[] = [];
    visit(step, 'element', ({ tagName, properties }) => {
      if (tagName === 'a' && String(properties['href']).includes('/atlas/')) inAtlas.push(String(properties['href']));
    });
    return inAtlas;
  });

  it('leads from each step to just its scene in the atlas', () => {
    expect(links).toHaveLength(story.steps.length);
    story.steps.forEach(({ id, scene }, n) => {
      const [link = '', ...others] = links[n] ?? [];
      expect(others, id).toEqual([]);
      expect(link.startsWith(`../../atlas/${story.lang}/#`), id).toBe(true);
      const { state, misread } = decodeState(link.replace(/^.*#/, ''), catalogue);
      expect(misread, id).toEqual([]);
      expect(state.lang).toBe(story.lang);
      expect(state.time, id).toEqual({ from: scene.when.from, until: scene.when.until, now: undefined });
      expect(new Set(state.layers.map((layer) => layer.id)), id).toEqual(new Set(Object.keys(scene.layers)));
      expect(state.camera.zoom, id).toBeCloseTo(scene.camera.zoom, 1);
      expect(state.camera.center[0], id).toBeCloseTo(scene.camera.center[0], 4);
      expect(state.camera.center[1], id).toBeCloseTo(scene.camera.center[1], 4);
    });
  });
});
