import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { wantsReducedMotion } from '../../player/preferences.ts';
import { importFile, type ImportOptions } from './import-file.ts';
import { droppedFiles, type DroppedFile } from './dropped-files.ts';
import { groupShapefiles } from './shapefile-parts.ts';
import type { KnownPlace } from './match-places.ts';
import { FORMATS, FILE_KINDS } from './file-kinds.ts';
import { failedFile, importedLayer, loadedText, megabytes, type Report } from './file-views.ts';
import type { AtlasTableQuestion, TableAnswerEvent } from './atlas-table-question.ts';
import type { ReadOptions } from './read-file.ts';
import { problemText } from './problem-words.ts';
import { keyOf, type Ref } from '../core/state.ts';
import { importStyles } from './atlas-import.styles.ts';
import { atlasContext, AtlasOwnEvent, AtlasRequestEvent, type AtlasModel } from '../ui/model.ts';
import { featureAt } from '../core/own-features.ts';
import type { OwnPointedEvent } from '../map/own-layers.ts';
import { closeTiles, openTiles } from '../map/tiles/pmtiles-file.ts';
import { DISPLAYS, type OwnLayer } from '../core/own-layer.ts';
import { toolStyles } from '../ui/atlas.styles.ts';
import { titleOf } from '../ui/words.ts';
import type { ImportResult } from '../core/import-result.ts';
import type { TableChoice, TableQuestion } from '../core/table-choice.ts';

interface Reading {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly control: AbortController;
}

interface Described {
  /** Of it, or of its layer. */
  readonly layer: string;
  readonly properties: readonly (readonly [string, string])[];
}

/** How a file is read again. */
type ReadAs = Pick<ImportOptions, 'swap' | 'table' | 'crs' | 'companions'>;
type Again = ReadAs & { readonly id: string };

/** Milliseconds of a move; none for those who want none. */
const pace = () => (wantsReducedMotion() ? 0 : 700);

/**
 * Files of the reader's own, read in this browser and nowhere else: chosen or dropped anywhere on the page, listed,
 * shown on the map, hidden and removed. They stay on the map when this element is removed; files can be dropped, and are
 * read, only while it is in the page.
 *
 * @tag atlas-import
 * @fires atlas-own - all files that are imported
 */
export class AtlasImport extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  /** Has a file read; for tests and for pages with limits of their own. */
  @property({ attribute: false }) read: (file: File, options: ImportOptions) => Promise<ImportResult> = importFile;

  @state() private readings: readonly Reading[] = [];
  @state() private reports: readonly Report[] = [];
  @state() private over = false;
  @state() private pointed: Described | undefined;
  /** The table that is being asked about. */
  @state() private asking: Report | undefined;

  #map: MapLibreMap | undefined;
  /** The number in the id of the last file. */
  #lastNumber = 0;
  /** How each file was read: what was chosen once is kept when it is read again. */
  readonly #readAs = new Map<string, ReadAs>();

  static override styles = [toolStyles, importStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    // Without this, the browser would leave the page and open the dropped file.
    addEventListener('dragover', this.#dragged);
    addEventListener('dragleave', this.#dragged);
    addEventListener('drop', this.#dropped);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('dragover', this.#dragged);
    removeEventListener('dragleave', this.#dragged);
    removeEventListener('drop', this.#dropped);
    for (const { control } of this.readings) control.abort();
    this.#hear(undefined);
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    this.#hear(this.model?.map);
  }

  #hear(map: MapLibreMap | undefined) {
    if (map === this.#map) return;
    this.#map?.getContainer().removeEventListener('atlas-own-pointed', this.#onPointed);
    this.#map = map;
    map?.getContainer().addEventListener('atlas-own-pointed', this.#onPointed);
  }

  #onPointed = ({ detail: { layer, properties } }: OwnPointedEvent) => {
    this.pointed = { layer, properties: spelt(properties) };
  };

  override render() {
    if (!this.model) return nothing;
    const {
      own,
      state: { lang, selection },
    } = this.model;
    const chosen = this.#described(selection) ?? this.pointed;
    return html` <div class="drop ${this.over ? 'over' : ''}">
        <p>${msg('Drop files here, or anywhere on the page. They are read in this browser and sent nowhere.')}</p>
        <button type="button" class="main" @click=${this.#ask}>${msg('Choose files')}</button>
        <input type="file" multiple accept=${FILE_KINDS} hidden @change=${this.#chosen} aria-label=${msg('Files')} />
        <p class="soft">
          ${msg('Tables (CSV, TSV, XLSX, ODS), GeoJSON, KML, GPX, Shapefile, GeoPackage, Linked Places, PMTiles, and more; also in archives (zip, gz) and folders.')}
        </p>
        <details>
          <summary>${msg('All formats')}</summary>
          <p class="soft">${FORMATS}</p>
        </details>
      </div>
      <p class="visually-hidden" role="status">${this.#said()}</p>
      ${
        this.readings.length > 0
          ? html`<ul class="readings">
              ${this.readings.map(
                ({ id, name, bytes }) =>
                  html`<li class="file">
                    <div class="row">
                      <span class="name">${name}</span><progress aria-label=${msg(str`Reading ${name}`)}></progress
                      ><small>${megabytes(bytes, lang)}</small>
                      <button type="button" data-id=${id} @click=${this.#stop} aria-label=${msg(str`Stop: ${name}`)}>
                        ${msg('Stop')}
                      </button>
                    </div>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      ${this.reports.filter(({ result }) => result.problem).map((report) => failedFile(report, { onDismiss: this.#dismiss, onColumns: this.#askColumns, onProject: this.#project }))}
      ${
        own.length > 0
          ? html`<h3>${msg('Yours')}</h3>
              <ul class="own">
                ${[...own].reverse().map((layer) =>
                  importedLayer(layer, lang, {
                    onToggle: this.#toggle,
                    onGo: this.model?.map && this.#go,
                    onColumns: this.#askColumns,
                    onRemove: this.#remove,
                    onSwap: this.#swap,
                    onDisplay: this.#display,
                  }),
                )}
              </ul>`
          : nothing
      }
      ${
        chosen
          ? html`<h3>${msg('Pointed at')}</h3>
              <dl class="pointed">
                ${chosen.properties.map(
                  ([name, value]) =>
                    html`<dt>${name}</dt>
                      <dd>${value}</dd>`,
                )}
              </dl>`
          : nothing
      }
      ${this.asking ? this.#question(this.asking, lang) : nothing}`;
  }

  #question({ file, result }: Report, lang: string) {
    return html`<atlas-table-question
      .question=${result.table}
      .name=${file.name}
      .language=${lang}
      .gazetteer=${this.#gazetteer(lang)}
      .look=${(choice: Partial<TableChoice>) => this.#look(file, result, choice)}
      @table-answer=${this.#answered}
      @close=${this.#unasked}
    ></atlas-table-question>`;
  }

  #gazetteer(lang: string): readonly KnownPlace[] {
    return [...(this.model?.records.values() ?? [])].flatMap((record) => {
      const { kind, ref, names, geometry } = record;
      if (kind !== 'place' || geometry?.type !== 'Point') return [];
      const [lng = NaN, lat = NaN] = geometry.coordinates;
      return [{ id: ref.id, title: titleOf(record, lang), names: names.map(({ text }) => text), lng, lat }];
    });
  }

  /** Asks how a table is to be read. The dialog is loaded now. */
  async #askAbout(asking: Report): Promise<void> {
    const { AtlasTableQuestion } = await import('./atlas-table-question.ts');
    if (!customElements.get('atlas-table-question')) customElements.define('atlas-table-question', AtlasTableQuestion);
    if (!this.isConnected || this.asking) return;
    this.asking = asking;
    // A dialog inside a closed panel is not visible.
    if (this.hidden) this.dispatchEvent(new AtlasRequestEvent({ panel: 'import' }));
    await this.updateComplete;
    await this.renderRoot.querySelector<AtlasTableQuestion>('atlas-table-question')?.show();
  }

  async #look(file: File, { table }: ImportResult, choice: Partial<TableChoice>): Promise<TableQuestion | undefined> {
    const part = table?.file === undefined ? {} : { file: table.file };
    const { companions } = this.#readAs.get(this.asking?.id ?? '') ?? {};
    const options = { table: { choice, preview: true, ...part }, ...(companions ? { companions } : {}) };
    return (await this.read(file, { ...options, ...this.#area() })).table;
  }

  #answered = ({ detail: { choice, places } }: TableAnswerEvent) => {
    const { asking } = this;
    if (!asking) return;
    const { id, file, result } = asking;
    const part = result.table?.file === undefined ? {} : { file: result.table.file };
    void this.add(file, { id, table: { choice, ...(places ? { places } : {}), ...part } });
  };

  #unasked = () => {
    const id = this.asking?.id ?? '';
    this.asking = undefined;
    void this.updateComplete.then(() => {
      const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
      (find(`.columns[data-id="${id}"]`) ?? find('.drop button'))?.focus();
    });
  };

  /** The one thing of the reader's own that is selected, whichever way. */
  #described(selection: readonly Ref[]): Described | undefined {
    const [ref] = selection;
    const layer = ref && this.model?.own.find(({ id }) => id === ref.layer);
    const feature = layer && ref && featureAt(layer, Number(ref.id));
    return feature && ref ? { layer: keyOf(ref), properties: spelt(feature.properties ?? {}) } : undefined;
  }

  #said(): string {
    const lang = this.model?.state.lang ?? 'en';
    const reading = this.readings.map(({ name }) => msg(str`Reading ${name}`));
    const last = this.reports.at(-1);
    const done = last
      ? [`${last.file.name}: ${last.result.problem ? problemText(last.result.problem) : loadedText(last.result, lang)}`]
      : [];
    return [...reading, ...done].join('. ');
  }

  #area(): Pick<ReadOptions, 'area'> {
    const seen = this.model?.map?.getBounds();
    return seen ? { area: [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()] } : {};
  }

  /** Reads a file, and puts it on the map. `again`: in the place of one that was read in another way. */
  async add(file: File, again: Partial<Again> = {}): Promise<void> {
    const { id = this.#nextId(), ...change } = again;
    const chosen = { ...this.#readAs.get(id), ...change };
    this.#readAs.set(id, chosen);
    const control = new AbortController();
    this.readings = [...this.readings, { id, name: file.name, bytes: file.size, control }];
    try {
      let result = await this.read(file, { signal: control.signal, ...chosen, ...this.#area() });
      let within: readonly string[] = [];
      if (result.tiles) {
        try {
          within = await openTiles(id, file);
        } catch (error) {
          result = {
            ...result,
            tiles: undefined,
            problem: {
              code: 'broken',
              format: 'PMTiles',
              detail: error instanceof Error ? error.message.slice(0, 200) : '',
            },
          };
        }
      }
      if (control.signal.aborted || !this.isConnected) return;
      this.reports = [...this.reports.filter((report) => report.id !== id), { id, file, result }];
      if (!result.problem) this.#put(id, file, result, within);
      else if (result.table && result.problem.code === 'no-coordinates') void this.#askAbout({ id, file, result });
    } catch (error) {
      // The reader stopped it, or left the page.
      if (!control.signal.aborted) throw error;
    } finally {
      this.readings = this.readings.filter((reading) => reading.control !== control);
    }
  }

  /** An id that no layer of this page has, and none had that was removed or is being read. */
  #nextId(): string {
    const taken = (this.model?.own ?? []).map(({ id }) => Number(id.replace('own-', '')) || 0);
    this.#lastNumber = Math.max(this.#lastNumber, ...taken) + 1;
    return `own-${String(this.#lastNumber)}`;
  }

  #put(id: string, file: File, result: ImportResult, within: readonly string[]) {
    const own = this.model?.own ?? [];
    const before = own.find((layer) => layer.id === id);
    const tiles = result.tiles !== undefined;
    const url = tiles ? undefined : URL.createObjectURL(new Blob([result.geojson], { type: 'application/geo+json' }));
    const layer: OwnLayer = { id, title: file.name, visible: true, url, file, result, ...(tiles ? { within } : {}) };
    // The map must remove the source of this id before it gets another.
    if (before) {
      this.dispatchEvent(new AtlasOwnEvent(own.filter((one) => one !== before)));
      this.#forget(before);
    }
    this.dispatchEvent(new AtlasOwnEvent([...own.filter((one) => one.id !== id), layer]));
    this.#fly(layer);
  }

  #forget({ id, url, result }: OwnLayer) {
    if (url !== undefined) URL.revokeObjectURL(url);
    if (result.tiles) closeTiles(id);
  }

  #fly({ result: { bounds, tiles } }: OwnLayer) {
    const [west, south, east, north] = bounds ?? tiles?.bounds ?? [];
    if (west === undefined || south === undefined || east === undefined || north === undefined) return;
    this.model?.map?.fitBounds(
      [
        [west, south],
        [east, north],
      ],
      { padding: 48, maxZoom: 12, duration: pace() },
    );
  }

  #own(event: Event): OwnLayer | undefined {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    return this.model?.own.find((layer) => layer.id === id);
  }

  #ask = () => {
    this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click();
  };

  #chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    this.#addAll([...(input.files ?? [])].map((file) => ({ name: file.name, file })));
    // So that the same file can be chosen again after it has been corrected.
    input.value = '';
  };

  #dragged = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over = event.type === 'dragover';
  };

  #dropped = (event: DragEvent) => {
    this.over = false;
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    void droppedFiles(event.dataTransfer).then((files) => {
      this.#addAll(files);
    });
  };

  /** Reads files, the parts of each shapefile as one. */
  #addAll(files: readonly DroppedFile[]) {
    for (const { file, companions } of groupShapefiles(files))
      void this.add(file, companions.length > 0 ? { companions: companions.map((one) => one.file) } : {});
  }

  #stop = (event: Event) => {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.readings.find((reading) => reading.id === id)?.control.abort(new DOMException('Stopped.', 'AbortError'));
  };

  #dismiss = (event: Event) => {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.reports = this.reports.filter((report) => report.id !== id);
  };

  #toggle = (event: Event) => {
    const layer = this.#own(event);
    const visible = (event.target as HTMLInputElement).checked;
    if (layer)
      this.dispatchEvent(
        new AtlasOwnEvent((this.model?.own ?? []).map((one) => (one === layer ? { ...one, visible } : one))),
      );
  };

  #display = (event: Event) => {
    const layer = this.#own(event);
    const display = DISPLAYS.find((one) => one === (event.currentTarget as HTMLSelectElement).value);
    if (!layer || !display) return;
    const own = (this.model?.own ?? []).map((one) => (one === layer ? { ...one, display } : one));
    this.dispatchEvent(new AtlasOwnEvent(own));
  };

  #go = (event: Event) => {
    const layer = this.#own(event);
    if (layer) this.#fly(layer);
  };

  #askColumns = (event: Event) => {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    const report = this.reports.find((one) => one.id === id);
    if (report) void this.#askAbout(report);
  };

  #project = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const report = this.reports.find((one) => one.id === form.dataset['id']);
    const crs = new FormData(form).get('crs');
    if (!report || typeof crs !== 'string') return;
    const { choice, file } = report.result.table ?? {};
    const table = choice ? { table: { choice: { ...choice, crs }, ...(file === undefined ? {} : { file }) } } : {};
    void this.add(report.file, { id: report.id, crs, ...table });
  };

  #swap = (event: Event) => {
    const layer = this.#own(event);
    if (layer?.file) void this.add(layer.file, { id: layer.id, swap: true });
  };

  #remove = (event: Event) => {
    const layer = this.#own(event);
    if (!layer) return;
    const own = (this.model?.own ?? []).filter((one) => one !== layer);
    this.dispatchEvent(new AtlasOwnEvent(own));
    // Only now, because the map has read from it until here.
    this.#forget(layer);
    this.#readAs.delete(layer.id);
    this.reports = this.reports.filter((report) => report.id !== layer.id);
    this.renderRoot.querySelector<HTMLElement>('.drop button')?.focus();
  };
}

/** Characters of a value that are shown. */
const LONG = 400;

/** Values as text, and never as anything else. */
const spelt = (properties: Readonly<Record<string, unknown>>): Described['properties'] =>
  Object.entries(properties)
    .filter(([, value]) => value !== null && value !== '')
    .slice(0, 40)
    .map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return [name, text.length > LONG ? `${text.slice(0, LONG)}…` : text];
    });
