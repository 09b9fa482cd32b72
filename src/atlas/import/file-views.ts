/** What the panel of imports shows of each file. Parts of `<atlas-import>`; the id of the file is in `data-id`. */
import { msg, str } from '@lit/localize';
import { html, nothing, svg } from 'lit';
import type { ImportResult } from '../core/import-result.ts';
import type { OwnLayer } from '../core/own-layer.ts';
import { inkOf } from '../map/own-style.ts';
import { countIn } from '../ui/words.ts';
import { displayChoice } from './display-choice.ts';
import { droppedText, problemText, warningText } from './problem-words.ts';
import { OFFERED } from './projection-names.ts';

/** What became of a file. */
export interface Report {
  readonly id: string;
  readonly file: File;
  readonly result: ImportResult;
}

export interface FailedFileOptions {
  readonly onDismiss: (event: Event) => void;
  /** Asks how the table is to be read. */
  readonly onColumns: (event: Event) => void;
  /** Reads the file again in the reference system of the form. */
  readonly onProject: (event: SubmitEvent) => void;
}

export interface ImportedLayerOptions {
  readonly onToggle: (event: Event) => void;
  /** Moves the map to the layer; undefined where there is no map. */
  readonly onGo: ((event: Event) => void) | undefined;
  /** Asks how the table is to be read. */
  readonly onColumns: (event: Event) => void;
  readonly onRemove: (event: Event) => void;
  /** Reads the file again with longitude and latitude swapped. */
  readonly onSwap: (event: Event) => void;
  /** Changes how the points are shown. */
  readonly onDisplay: (event: Event) => void;
}

/** A file that could not be loaded: why, and what the reader can do. */
export function failedFile(
  { id, file, result: { problem, table } }: Report,
  { onDismiss, onColumns, onProject }: FailedFileOptions,
) {
  const { name } = file;
  return html`<div class="row failed">
      <p class="name">${name}</p>
      <button type="button" data-id=${id} @click=${onDismiss} aria-label=${msg(str`Dismiss: ${name}`)}>
        ${msg('Dismiss')}
      </button>
    </div>
    <p class="problem">${problem ? problemText(problem) : nothing}</p>
    ${
      table && problem?.code === 'no-coordinates'
        ? html`<div class="row">
            <button type="button" class="main columns" data-id=${id} @click=${onColumns}>
              ${msg('Choose the columns')}
            </button>
          </div>`
        : nothing
    }
    ${
      problem?.code === 'looks-projected' || problem?.code === 'projection'
        ? html`<form class="row" data-id=${id} @submit=${onProject}>
            <label class="field"
              >${msg('Reference system of the file')}
              <input name="crs" list="systems-${id}" required placeholder="EPSG:32639" autocomplete="off" />
              <datalist id="systems-${id}">
                ${OFFERED.map(([code, text]) => html`<option value=${code}>${text}</option>`)}
              </datalist>
            </label>
            <button type="submit">${msg('Read again')}</button>
          </form>`
        : nothing
    }`;
}

/** A file on the map: what was loaded of it, and what was not. */
export function importedLayer(
  layer: OwnLayer,
  lang: string,
  { onToggle, onGo, onColumns, onRemove, onSwap, onDisplay }: ImportedLayerOptions,
) {
  const { id, title, visible, result } = layer;
  const { warnings, droppedCount, dropped, bounds, tiles } = result;
  const notes = warnings.filter(({ code }) => code !== 'swapped');
  const untold = droppedCount - dropped.length;
  return html`<li class="file">
    <div class="row">
      <label class="check name"
        ><input type="checkbox" .checked=${visible} data-id=${id} @change=${onToggle} />
        <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
          ${svg`<circle r="5" fill=${inkOf(id)} stroke="var(--map-halo)" stroke-width="1.5" />`}
        </svg>
        <span>${title}</span></label
      >
      ${onGo && (bounds ?? tiles) ? html`<button type="button" data-id=${id} @click=${onGo} aria-label=${msg(str`Go there: ${title}`)}>${msg('Go there')}</button>` : nothing}
      ${result.table ? html`<button type="button" class="columns" data-id=${id} @click=${onColumns} aria-label=${msg(str`Columns: ${title}`)}>${msg('Columns')}</button>` : nothing}
      <button type="button" data-id=${id} @click=${onRemove} aria-label=${msg(str`Remove: ${title}`)}>
        ${msg('Remove')}
      </button>
    </div>
    <p class="soft">${loadedText(result, lang)}</p>
    ${displayChoice(layer, onDisplay)}
    ${
      warnings.some(({ code }) => code === 'swapped')
        ? html`<div class="row">
            <p class="problem name">${warningText({ code: 'swapped' })}</p>
            <button type="button" class="swap" data-id=${id} @click=${onSwap}>${msg('Swap them')}</button>
          </div>`
        : nothing
    }
    ${notes.map((warning) => html`<p class="problem">${warningText(warning)}</p>`)}
    ${
      droppedCount > 0
        ? html`<details>
            <summary>
              ${droppedCount === 1 ? msg('Why it was not loaded') : msg(str`Why ${countIn(droppedCount, lang)} were not loaded`)}
            </summary>
            <div class="reasons" tabindex="0" role="group" aria-label=${msg('Not loaded')}>
              <ul>
                ${dropped.map((one) => html`<li>${droppedText(one)}</li>`)}${untold > 0 ? html`<li>${msg(str`and ${countIn(untold, lang)} more`)}</li>` : nothing}
              </ul>
            </div>
          </details>`
        : nothing
    }
  </li>`;
}

/** How many features of a file were loaded. */
export function loadedText({ count: kept, droppedCount, tiles }: ImportResult, lang: string): string {
  if (tiles)
    return msg(
      str`Tiles of zoom ${String(tiles.minzoom)} to ${String(tiles.maxzoom)}; they are read from the file as they are looked at.`,
    );
  const things = kept === 1 ? msg('1 feature loaded') : msg(str`${countIn(kept, lang)} features loaded`);
  return droppedCount === 0 ? msg(str`${things}.`) : msg(str`${things}; ${countIn(droppedCount, lang)} not loaded.`);
}

/** A size of a file, in megabytes. */
export const megabytes = (bytes: number, lang: string) =>
  new Intl.NumberFormat(lang, { style: 'unit', unit: 'megabyte', maximumFractionDigits: bytes < 10e6 ? 1 : 0 }).format(
    bytes / 1e6,
  );
