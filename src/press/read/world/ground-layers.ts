/** The layers of the ground that a story names in place of layers of its base. */
import type { Dataset, Delivery, Layer, Localized } from '../../../../geo/layer.ts';
import { nearest } from '../../check/suggest.ts';
import type { Checked, Fault } from '../../faults.ts';
import { TILES, TILES_NAMES, type StoryGround } from '../../world.ts';
import { hostsOf, type GroundSource } from '../ground.ts';
import { basemapStyle } from './basemap.ts';
import { readGroundFile, type GroundFile } from './ground-file.ts';
import type { StoryLayer } from './layers.ts';
import type { OwnFiles, OwnStory } from './own-world.ts';

export interface GroundLayers {
  readonly ground: StoryGround;
  /** Under the story's own layers, and above them. */
  readonly below: readonly StoryLayer[];
  readonly names: readonly StoryLayer[];
  /** The files that the ground needs, by their paths from the root of the site. */
  readonly files: ReadonlyMap<string, string>;
}

const PICTURES: Localized = { en: 'Map tiles', de: 'Kartenkacheln', fa: 'کاشی‌های نقشه', ru: 'Тайлы карты' };
const DETAILED: Localized = { en: 'Detailed map', de: 'Detailkarte', fa: 'نقشهٔ دقیق', ru: 'Подробная карта' };

/** Reads the ground that a story names; undefined if it names none or only paper, which needs no layer. */
export function readGroundLayers(files: OwnFiles, story: OwnStory): Checked<GroundLayers | undefined> {
  const { ground: source } = story;
  if (!source) return { value: undefined, faults: [] };
  const ground = { source, hosts: hostsOf(source, story.connect ?? []) };
  const nothing = { ground, below: [], names: [], files: new Map<string, string>() };
  if (source.kind === 'paper') return { value: nothing, faults: [] };
  if (source.kind === 'tiles') {
    const delivery: Delivery = { kind: 'raster', path: source.address, tileSize: 256 };
    const style: Layer['style'] = [{ type: 'raster', paint: { 'raster-opacity': 1 } }];
    return { value: { ...nothing, below: [layerOf(delivery, PICTURES, story.credit ?? '', style)] }, faults: [] };
  }
  const file = source.kind === 'file' ? fileOf(files, source.name) : { value: undefined, faults: [] };
  if (file.faults.length > 0) return { value: nothing, faults: file.faults };
  const credit = story.credit || (file.value?.credit ?? '');
  if (credit === '') return { value: nothing, faults: [withoutCredit(file.value)] };
  const style = `${story.id}/basemap.json`;
  const delivery = deliveryOf(source, story, file.value, style);
  const drawn = delivery.kind === 'pmtiles' && delivery.style ? [[style, JSON.stringify(basemapStyle())] as const] : [];
  const names = { ...layerOf(delivery, DETAILED, credit, []), content: '' };
  return {
    value: {
      ground: { ...ground, ...(file.value ? { file: file.value } : {}) },
      below: [layerOf(delivery, DETAILED, credit, [])],
      names: [{ ...names, layer: { ...names.layer, id: TILES_NAMES, theme: 'places', legend: [] } }],
      files: new Map(drawn),
    },
    faults: [],
  };
}

function fileOf(files: OwnFiles, name: string): Checked<GroundFile | undefined> {
  const near = nearest(
    name,
    files.names.filter((one) => /\.pmtiles$/i.test(one)),
  );
  if (!files.names.includes(name))
    return {
      value: undefined,
      faults: [
        {
          file: files.pathOf(name),
          message: 'The ground is a file that does not exist.',
          hint: near ? `Did you mean “${near}”?` : 'Put it beside the text of the story, or correct its name.',
        },
      ],
    };
  return readGroundFile(files.pathOf(name), (start, end) => files.part(name, start, end));
}

const withoutCredit = (file: GroundFile | undefined): Fault => ({
  file: file?.path ?? '',
  message: 'The ground has no credit, and the file names none.',
  hint: 'Add a line to the front matter with the credit that its licence asks for, as in “credit: © OpenStreetMap contributors”.',
});

function deliveryOf(
  source: Exclude<GroundSource, { readonly kind: 'paper' | 'tiles' }>,
  { id, ground, connect = [] }: OwnStory,
  file: GroundFile | undefined,
  style: string,
): Delivery {
  if (source.kind === 'style') return { kind: 'style', path: source.address, hosts: hostsOf(ground, connect) };
  // What an address holds is not known before it is read.
  const drawn = file?.tiles === 'raster' ? {} : { style };
  const path = source.kind === 'file' ? `${id}/${source.name}` : source.address;
  return { kind: 'pmtiles', path, ...drawn };
}

function layerOf(delivery: Delivery, title: Localized, credit: string, style: Layer['style']): StoryLayer {
  const dataset: Dataset = {
    id: TILES,
    title,
    delivery,
    credit: { en: credit },
    licence: { name: credit, url: '' },
    depicts: '',
    precision: 0,
  };
  return {
    layer: {
      id: TILES,
      theme: 'land',
      dataset: TILES,
      title,
      // A still has no tiles; the layers below are shown instead.
      style,
      legend: [{ symbol: { kind: 'area', colour: 'var(--map-paper)', outline: 'var(--map-ink)' }, label: title }],
    },
    dataset,
    content: '',
  };
}
