import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import type { FeatureCollection, Geometry } from 'geojson';
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Dataset, Origin, Pattern } from '../../../geo/layer.ts';
import { dayIn } from '../../story/when.ts';
import { inLanguage } from '../../words/localized-text.ts';
import { DATA } from '../core/data-address.ts';
import { recordAddress } from '../core/permalink.ts';
import type { AtlasRecord } from '../core/records.ts';
import { keyOf } from '../core/state.ts';
import { toCSV } from './write-csv.ts';
import { toGeoJSON } from './write-geojson.ts';
import { toKML } from './write-kml.ts';
import { toLPF } from './write-linked-places.ts';
import { exportRecords, exportFeatures, type ExportMetadata, type ExportRecord } from '../core/export-records.ts';
import { REFERENCE_FORMATS, toReferences, worksOf, type ReferenceFormat } from '../core/references.ts';
import { addressHere, atlasAddress, citationOf } from '../ui/citation.ts';
import { drawnSheet, screenSheet, type SheetOrder } from './map-sheet.ts';
import { atlasContext, type AtlasModel } from '../ui/model.ts';
import { featureAt, featuresOf } from '../core/own-features.ts';
import { rasterised } from './rasterize.ts';
import { fileName, save } from './save-file.ts';
import { toolStyles } from '../ui/atlas.styles.ts';
import { listed } from '../../words/list.ts';
import { countIn } from '../ui/words.ts';

const FORMATS = {
  geojson: { extension: 'geojson', type: 'application/geo+json', label: 'GeoJSON' },
  csv: { extension: 'csv', type: 'text/csv', label: 'CSV' },
  kml: { extension: 'kml', type: 'application/vnd.google-earth.kml+xml', label: 'KML' },
  lpf: { extension: 'jsonld', type: 'application/ld+json', label: 'Linked Places' },
} as const;
type Format = keyof typeof FORMATS;

const REFERENCES: Readonly<Record<ReferenceFormat, string>> = { bibtex: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON' };

/** Credit, licence and source of exported data. */
export type Terms = Pick<ExportMetadata, 'credit' | 'licence' | 'source'>;

interface Chosen {
  readonly title: string;
  readonly exported: readonly ExportRecord[];
  readonly records: readonly AtlasRecord[];
  readonly terms: Terms;
}

/**
 * The panel for downloads: records as data, their works as references, the map as a sheet, and a citation of the view.
 * All files are made in the browser.
 *
 * @tag atlas-export
 */
export class AtlasExport extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  /** The patterns of the catalogue, for the drawing. */
  @property({ attribute: false }) patterns: Readonly<Record<string, Pattern>> = {};

  /** Credit, licence and source of records that are in no dataset of the catalogue, such as people. */
  @property({ attribute: false }) terms: Pick<Dataset & Origin, keyof Terms> | undefined;

  @state() private what = 'found';
  @state() private format: Format = 'geojson';
  @state() private bibliography: ReferenceFormat = 'bibtex';
  /** The title that the reader has typed; empty: the atlas's own title. */
  @state() private named = '';
  @state() private said = '';
  @state() private busy = false;

  static override styles = [
    toolStyles,
    css`
      .row {
        align-items: end;
      }
      .field:has(.what) {
        flex-basis: 100%;
      }
      /* Always in view, wherever the button is. */
      [role='status'] {
        position: sticky;
        inset-block-end: 0;
        margin: 0;
        padding-block: 0.3rem;
        background: var(--story-paper);
      }
      [role='status']:empty {
        padding: 0;
      }
    `,
  ];

  override render() {
    const { model } = this;
    if (!model) return nothing;
    const {
      results,
      own,
      datasets,
      layers,
      state: { selection, lang, layers: on },
    } = model;
    const shown = new Set(on.flatMap(({ id }) => layers.find((layer) => layer.id === id)?.dataset ?? []));
    const collections = datasets.filter(({ delivery }) => delivery.kind === 'geojson');
    const option = (value: string, label: string) =>
      html`<option value=${value} ?selected=${this.what === value}>${label}</option>`;
    const group = (label: string, wanted: boolean) => {
      const some = collections.filter(({ id }) => shown.has(id) === wanted);
      return some.length === 0
        ? nothing
        : html`<optgroup label=${label}>
            ${some.map(({ id, title }) => option(`data ${id}`, inLanguage(title, lang)))}
          </optgroup>`;
    };
    const files = own.filter(({ result }) => !result.tiles);
    return html` <label class="field"
        >${msg('Title')}<input type="text" .value=${this.named || this.#title(model)} @change=${this.#name}
      /></label>
      <h3>${msg('Data')}</h3>
      <div class="row">
        <label class="field"
          >${msg('What')}<select class="what" @change=${this.#chooseWhat}>
            ${option('found', msg(str`All results (${countIn(results.length, lang)})`))}
            ${selection.length > 0 ? option('selected', msg(str`Selected records (${countIn(selection.length, lang)})`)) : nothing}
            ${group(msg('On the map'), true)}${group(msg('Not on the map'), false)}
            ${files.length > 0 ? html`<optgroup label=${msg('Yours')}>${files.map(({ id, title }) => option(`own ${id}`, title))}</optgroup>` : nothing}
          </select></label
        >
        <label class="field"
          >${msg('As')}<select class="format" @change=${this.#chooseFormat}>
            ${Object.entries(FORMATS).map(([key, { label }]) => html`<option value=${key} ?selected=${this.format === key}>${label}</option>`)}
          </select></label
        >
        <button type="button" class="main data" aria-disabled=${this.busy} @click=${this.#takeData}>
          ${msg('Download')}
        </button>
      </div>
      <p>
        <a href=${new URL(`${DATA}data.zip`, model.root).href} download>${msg('All data in one package')}</a>
      </p>
      <h3>${msg('References')}</h3>
      <div class="row">
        <label class="field"
          >${msg('The works these are based on, as')}<select class="bibliography" @change=${this.#chooseReferences}>
            ${Object.entries(REFERENCES).map(([key, label]) => html`<option value=${key} ?selected=${this.bibliography === key}>${label}</option>`)}
          </select></label
        >
        <button type="button" class="main references" aria-disabled=${this.busy} @click=${this.#takeReferences}>
          ${msg('Download')}
        </button>
      </div>
      <h3>${msg('The map')}</h3>
      <div class="row">
        <button type="button" class="main png" aria-disabled=${this.busy} @click=${this.#takePicture}>
          ${msg('Picture (PNG)')}
        </button>
        <button type="button" class="main svg" aria-disabled=${this.busy} @click=${this.#takeDrawing}>
          ${msg('Drawing (SVG)')}
        </button>
      </div>
      <p class="soft">
        ${msg('Both have title, legend, scale, sources and licences on them. The picture is the map as it is here. The drawing is made anew from the same layers: without tiles of your own, without rings about what was found, on flat ground; names may stand elsewhere.')}
      </p>
      <atlas-workspace></atlas-workspace>
      <h3>${msg('This view')}</h3>
      <atlas-cite .named=${this.#named} .address=${here(model)} .locale=${lang}></atlas-cite>
      <p role="status" class="soft">${this.said}</p>`;
  }

  /** The default title: the selected record, otherwise the days that are shown. */
  #title({ state: { selection, time, calendar, lang }, records }: AtlasModel): string {
    const [only] = selection;
    const record = selection.length === 1 && only ? records.get(keyOf(only)) : undefined;
    if (record) return inLanguage(record.title, lang);
    const day = (n: number) => dayIn(n, calendar, lang);
    return time.now === undefined ? msg(str`${day(time.from)} – ${day(time.until)}`) : day(time.now);
  }

  get #named(): string {
    return this.named || (this.model ? this.#title(this.model) : '');
  }

  /** Credits, licences and sources of several datasets, without repetitions. */
  #terms(ids: readonly string[]): Terms {
    const sets = [...new Set(ids)].map((id) => this.model?.datasets.find((dataset) => dataset.id === id) ?? this.terms);
    const known = sets.flatMap((set) => set ?? []);
    const lang = this.model?.state.lang ?? 'en';
    const joined = (words: readonly string[]) => [...new Set(words)].filter(Boolean).join('; ');
    return {
      credit: joined(known.map(({ credit }) => inLanguage(credit, lang))) || document.title,
      licence: {
        name: joined(known.map(({ licence }) => licence.name)),
        url: joined(known.map(({ licence }) => licence.url)),
      },
      source: joined(known.map(({ source }) => inLanguage(source, lang))),
    };
  }

  async #chosen(model: AtlasModel): Promise<Chosen> {
    const {
      results,
      records,
      own,
      datasets,
      state: { selection, lang },
    } = model;
    const of = (some: readonly AtlasRecord[], title: string): Chosen => ({
      title,
      exported: exportRecords(some),
      records: some,
      terms: this.#terms(some.map(({ ref }) => ref.layer)),
    });
    const [kind, id = ''] = this.what.split(/ (.*)/);
    if (kind === 'selected') {
      const chosen = of(
        selection.flatMap((ref) => records.get(keyOf(ref)) ?? []),
        this.#named,
      );
      const mine = selection.flatMap(({ layer, id: n }) => {
        const file = own.find((one) => one.id === layer);
        const feature = file && featureAt(file, Number(n));
        return feature ? exportFeatures([feature], file.result.fields) : [];
      });
      return { ...chosen, exported: [...chosen.exported, ...mine] };
    }
    if (kind === 'own') {
      const layer = own.find((one) => one.id === id);
      return {
        title: layer?.title.replace(/\.\w+$/, '') ?? '',
        exported: layer ? exportFeatures(featuresOf(layer), layer.result.fields) : [],
        records: [],
        terms: { credit: layer?.title ?? '', licence: { name: '', url: '' }, source: '' },
      };
    }
    const dataset = kind === 'data' ? datasets.find((one) => one.id === id) : undefined;
    if (!dataset)
      return of(
        results.map(({ record }) => record),
        this.#named,
      );
    const known = [...records.values()].filter(({ ref }) => ref.layer === id);
    if (known.length > 0) return of(known, inLanguage(dataset.title, lang));
    const response = await fetch(new URL(dataset.delivery.path, model.root));
    if (!response.ok) throw new Error(`${dataset.delivery.path}: ${String(response.status)}`);
    const { features } = (await response.json()) as FeatureCollection<Geometry | null>;
    return {
      title: inLanguage(dataset.title, lang),
      exported: exportFeatures(features),
      records: [],
      terms: this.#terms([id]),
    };
  }

  #written({ title, exported, terms }: Chosen, model: AtlasModel): string {
    const about: ExportMetadata = {
      title,
      ...terms,
      exported: new Date().toISOString().slice(0, 10),
      address: here(model),
    };
    switch (this.format) {
      case 'geojson':
        return toGeoJSON(exported, about);
      case 'csv':
        return toCSV(exported);
      case 'kml':
        return toKML(exported, about);
      case 'lpf': {
        const {
          evidence: { references },
          records,
        } = model;
        const works = new Map(
          references.map((work) => [work.id, { label: work.title, ...(work.url ? { url: work.url } : {}) }]),
        );
        const places = new Map(
          [...records.values()].filter(({ kind }) => kind === 'place').map((record) => [record.ref.id, record]),
        );
        return toLPF(exported, about, {
          cite: (key) => works.get(key),
          addressOf: ({ ref }) => recordAddress(atlasAddress(), ref),
          placeOf: (id) => places.get(id),
        });
      }
    }
  }

  /** Makes one file at a time. Errors are shown to the reader. */
  async #work(what: (model: AtlasModel) => Promise<string>) {
    const { model } = this;
    if (!model || this.busy) return;
    this.busy = true;
    this.said = msg('Making it …');
    try {
      this.said = await what(model);
    } catch (error) {
      console.error(error);
      this.said = msg('It could not be made: a part of the data did not arrive. Try again.');
    } finally {
      this.busy = false;
    }
  }

  #takeData = () =>
    this.#work(async (model) => {
      const chosen = await this.#chosen(model);
      if (chosen.exported.length === 0) return msg('There is nothing in it to download.');
      const { extension, type } = FORMATS[this.format];
      const name = fileName(chosen.title, extension);
      save(name, this.#written(chosen, model), type);
      return msg(str`Saved: ${name}, ${countIn(chosen.exported.length, model.state.lang)} records.`);
    });

  #takeReferences = () =>
    this.#work(async (model) => {
      const { records, title } = await this.#chosen(model);
      const works = worksOf(records, model.evidence);
      if (works.length === 0) return msg('No work is named for these.');
      const { extension, type } = REFERENCE_FORMATS[this.bibliography];
      const name = fileName(title, extension);
      save(name, toReferences(works, this.bibliography), type);
      return works.length === 1
        ? msg(str`Saved: ${name}, 1 work.`)
        : msg(str`Saved: ${name}, ${countIn(works.length, model.state.lang)} works.`);
    });

  #order(model: AtlasModel): SheetOrder {
    const style = getComputedStyle(this);
    return {
      model,
      title: this.#named,
      citation: citationOf(this.#named, here(model), model.state.lang),
      patterns: this.patterns,
      tokens: (name) => style.getPropertyValue(name).trim(),
      rtl: style.direction === 'rtl',
    };
  }

  #takeDrawing = () =>
    this.#work(async (model) => {
      const { sheet, without } = await drawnSheet(this.#order(model), false);
      const name = fileName(this.#named, 'svg');
      save(name, sheet, 'image/svg+xml');
      return savedWithout(name, without, model.state.lang);
    });

  #takePicture = () =>
    this.#work(async (model) => {
      const { map } = model;
      const name = fileName(this.#named, 'png');
      const { sheet, without } = map
        ? await screenSheet(this.#order(model), map)
        : await drawnSheet(this.#order(model), true);
      const [, width = '0', height = '0'] = /width="([\d.]+)" height="([\d.]+)"/.exec(sheet) ?? [];
      save(name, await rasterised(sheet, Number(width), Number(height)), 'image/png');
      return savedWithout(name, without, model.state.lang);
    });

  #name = (event: Event) => {
    this.named = (event.target as HTMLInputElement).value.trim();
  };

  #chooseWhat = (event: Event) => {
    this.what = (event.target as HTMLSelectElement).value;
  };

  #chooseFormat = (event: Event) => {
    this.format = (event.target as HTMLSelectElement).value as Format;
  };

  #chooseReferences = (event: Event) => {
    this.bibliography = (event.target as HTMLSelectElement).value as ReferenceFormat;
  };
}

/** The address of this view, without the open panel. */
const here = (model: AtlasModel) => addressHere(model, { panel: undefined });

/** The message after saving a drawing, with the titles of the layers that are not in it. */
function savedWithout(name: string, without: readonly string[], lang: string): string {
  const saved = msg(str`Saved: ${name}.`);
  return without.length > 0 ? `${saved} ${msg(str`Without: ${listed(without, lang)}.`)}` : saved;
}
