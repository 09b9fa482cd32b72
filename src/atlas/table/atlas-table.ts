import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { VirtualizerController } from '@tanstack/lit-virtual';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import { kmLabel } from '../../words/distances.ts';
import { inLanguage } from '../../words/localized-text.ts';
import { foldText } from '../core/script.ts';
import { TABLE_COLUMNS, type Column, type Ref, keyOf, isAdding, withToggled } from '../core/state.ts';
import { filteredRows, rowsOf, rowsOfFeatures, sortedRows, type TableRow } from './table-rows.ts';
import { tableStyles } from './atlas-table.styles.ts';
import { atlasContext, AtlasSeekEvent, AtlasRequestEvent, type AtlasModel } from '../ui/model.ts';
import { featuresOf } from '../core/own-features.ts';
import { ownShown } from '../core/own-time.ts';
import { toolStyles } from '../ui/atlas.styles.ts';
import { listed } from '../../words/list.ts';
import { columnLabel, countIn, kindLabel, whenOf } from '../ui/words.ts';
import { confidenceLabel } from '../../words/labels.ts';

/** Height of a row in rem, with one line and with two. The style sheet has the same values. */
const ROW = { wide: 2.75, narrow: 3.6 } as const;
/** Rem: a narrower panel has no columns, but rows of two lines. */
const NARROW = 34;
/** Number of rows that are rendered outside the visible part. */
const OVERSCAN = 8;

/**
 * All results as a table, in sync with the map and the selection: the equivalent of the map for readers who do not see
 * it. One row is active, and keys change which; only the rows around it are in the page.
 *
 * @tag atlas-table
 * @fires atlas-request - the selection, and the order of the rows
 * @fires atlas-seek - the record of a row that was chosen, to be brought into view
 */
export class AtlasTable extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  @state() private narrow = '';
  /** The id of the imported file that is shown instead of the results; empty: the results. */
  @state() private listed = '';
  /** The index of the active row. */
  @state() private active = 0;

  #height = 0;
  #rows: readonly TableRow[] = [];
  #made: readonly unknown[] = [];
  #perhaps = 0;
  #all: readonly TableRow[] = [];
  #allMade: readonly unknown[] = [];
  #selected: ReadonlySet<string> = new Set();
  /** The selection that was made in the table, to distinguish it from one that was made elsewhere. */
  #chosen = '';
  #haystacks = new WeakMap<TableRow, string>();
  #resized = new ResizeObserver(() => {
    this.#measure();
  });
  #virtual = new VirtualizerController<HTMLElement, HTMLElement>(this, {
    count: 0,
    getScrollElement: () => this.#scroller,
    estimateSize: () => this.#height || 44,
    overscan: OVERSCAN,
  });

  static override styles = [toolStyles, tableStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('.scroller') ?? null;
  }

  get #columns(): readonly Column[] {
    return this.#all.some(({ km }) => km !== undefined)
      ? TABLE_COLUMNS
      : TABLE_COLUMNS.filter((column) => column !== 'distance');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.model) return;
    if (this.listed && !this.model.own.some(({ id }) => id === this.listed)) this.listed = '';
    this.#list(this.model);
    if (changed.has('model')) this.#follow(this.model.state.selection);
    this.active = Math.min(this.active, Math.max(0, this.#rows.length - 1));
    this.toggleAttribute('distances', this.#columns.includes('distance'));
    const virtual = this.#virtual.getVirtualizer();
    if (virtual.options.count !== this.#rows.length)
      virtual.setOptions({ ...virtual.options, count: this.#rows.length });
  }

  /** Makes the rows again if their data has changed. */
  #list(model: AtlasModel) {
    const {
      results,
      own,
      records,
      actors,
      state: { lang, sort, time },
    } = model;
    const file = own.find(({ id }) => id === this.listed);
    const from = [file?.result.geojson ?? results, lang, ...(file ? [time, model.ownAnyTime] : [])];
    if (from.length !== this.#allMade.length || from.some((one, n) => one !== this.#allMade[n])) {
      this.#allMade = from;
      const shown = file && ownShown(file, model);
      const places = new Map(
        [...records.values()]
          .filter(({ kind }) => kind === 'place')
          .map(({ ref, title }) => [ref.id, inLanguage(title, lang)]),
      );
      this.#all = file
        ? rowsOfFeatures(file.id, featuresOf(file), file.result.fields).filter((_, n) => shown?.[n] !== 0)
        : rowsOf(results, {
            title: ({ record }) => inLanguage(record.title, lang),
            place: (id) => places.get(id) ?? '',
            actor: ({ record }) =>
              listed(
                record.actors.map((key) => {
                  const actor = actors[key];
                  return actor ? inLanguage(actor.label, lang) : key;
                }),
                lang,
              ) || record.actor,
            list: (names) => listed(names, lang),
          });
    }
    const inputs = [this.#all, this.narrow, sort.column, sort.descending, lang];
    if (inputs.every((one, n) => one === this.#made[n])) return;
    const activeKey = this.#rows[this.active]?.key;
    this.#made = inputs;
    this.#rows = sortedRows(
      filteredRows(this.#all, this.narrow, (row) => this.#haystack(row)),
      sort,
      lang,
      kindLabel,
    );
    this.#perhaps = this.#rows.filter((row) => row.perhaps).length;
    const at = this.#rows.findIndex(({ key }) => key === activeKey);
    this.active = Math.max(0, at);
  }

  #haystack(row: TableRow): string {
    const known = this.#haystacks.get(row);
    if (known !== undefined) return known;
    const lang = this.model?.state.lang ?? 'en';
    const made = foldText(
      [
        row.title,
        row.place,
        row.actor,
        kindLabel(row.kind),
        row.confidence ? confidenceLabel(row.confidence) : '',
        row.extent?.edtf ?? '',
        whenOf(row, 'gregorian', lang),
      ].join(' '),
    );
    this.#haystacks.set(row, made);
    return made;
  }

  /** Scrolls to a record that was selected elsewhere. */
  #follow(selection: readonly Ref[]) {
    this.#selected = new Set(selection.map(keyOf));
    const news = selection.map(keyOf).join(' ');
    if (news === this.#chosen) return;
    this.#chosen = news;
    const at = this.#rows.findIndex(({ key }) => this.#selected.has(key));
    if (at < 0) return;
    this.active = at;
    void this.updateComplete.then(() => {
      this.#reveal(at);
    });
  }

  protected override updated(): void {
    const space = this.renderRoot.querySelector<HTMLElement>('.space');
    const virtual = this.#virtual.getVirtualizer();
    if (!space) return;
    const [first] = virtual.getVirtualItems();
    space.style.blockSize = `${String(virtual.getTotalSize())}px`;
    space.style.paddingBlockStart = `${String(first?.start ?? 0)}px`;
  }

  #measure() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const narrow = this.clientWidth < NARROW * rem;
    const height = (narrow ? ROW.narrow : ROW.wide) * rem;
    this.toggleAttribute('narrow', narrow);
    if (height === this.#height) return;
    this.#height = height;
    this.#virtual.getVirtualizer().measure();
    this.requestUpdate();
  }

  override render() {
    if (!this.model) return nothing;
    const {
      own,
      state: { lang, sort },
    } = this.model;
    const columns = this.#columns;
    const shown = this.#virtual
      .getVirtualizer()
      .getVirtualItems()
      .filter(({ index }) => index < this.#rows.length);
    const files = own.filter(({ result }) => result.count > 0);
    return html`<div class="head">
        <p role="status">${this.#tally()}</p>
        ${
          files.length > 0
            ? html`<select aria-label=${msg('List')} @change=${this.#choose}>
                <option value="" ?selected=${this.listed === ''}>${msg('Results of the atlas')}</option>
                ${files.map(({ id, title }) => html`<option value=${id} ?selected=${this.listed === id}>${title}</option>`)}
              </select>`
            : nothing
        }
        <input
          type="search"
          aria-label=${msg('Narrow down')}
          placeholder=${msg('Narrow down')}
          .value=${this.narrow}
          @input=${this.#type}
          autocomplete="off"
          spellcheck="false"
        />
      </div>
      <div
        class="scroller"
        role="grid"
        tabindex="0"
        aria-label=${msg('Results')}
        aria-rowcount=${this.#rows.length + 1}
        aria-colcount=${columns.length}
        aria-multiselectable="true"
        aria-activedescendant=${this.#rows.length > 0 && shown.some(({ index }) => index === this.active) ? `row-${String(this.active)}` : nothing}
        @keydown=${this.#press}
        @click=${this.#click}
      >
        <div role="rowgroup" class="titles">
          <div class="row" role="row" aria-rowindex="1">
            ${columns.map(
              (column, n) =>
                html`<div
                  role="columnheader"
                  class=${column}
                  aria-colindex=${n + 1}
                  aria-sort=${sort.column === column ? (sort.descending ? 'descending' : 'ascending') : 'none'}
                >
                  <button type="button" data-column=${column}>${columnLabel(column)}</button>
                </div>`,
            )}
          </div>
        </div>
        ${this.#rows.length === 0 ? html`<p class="none">${this.narrow ? msg('No row has these words.') : msg('No results. Widen the time, or remove a filter.')}</p>` : nothing}
        <div class="space" role="rowgroup">${shown.map(({ index }) => this.#row(index, columns, lang))}</div>
      </div>`;
  }

  #tally(): string {
    const lang = this.model?.state.lang ?? 'en';
    const [all, rows] = [this.#all.length, this.#rows.length];
    const perhaps = this.#perhaps;
    const things = rows === 1 ? msg('1 record') : msg(str`${countIn(rows, lang)} records`);
    const said =
      perhaps === 0
        ? things
        : perhaps === rows
          ? msg(str`${things}, all only perhaps`)
          : msg(str`${things}, ${countIn(perhaps, lang)} of them only perhaps`);
    return rows === all ? said : msg(str`${said}; out of ${countIn(all, lang)}`);
  }

  #row(index: number, columns: readonly Column[], lang: string) {
    const row = this.#rows[index];
    if (!row || !this.model) return nothing;
    const { calendar } = this.model.state;
    const cells: Readonly<Record<Column, unknown>> = {
      date: whenOf(row, calendar, lang) || msg('undated'),
      title: html`${row.title}${row.perhaps ? html` <span class="perhaps">· ${msg('perhaps')}</span>` : nothing}`,
      kind: kindLabel(row.kind),
      place: row.place,
      actor: row.actor,
      confidence: row.confidence ? confidenceLabel(row.confidence) : '',
      distance: row.km === undefined ? '' : kmLabel(row.km, lang),
    };
    const tone = (column: Column) =>
      column === 'distance' ? 'far' : column === 'kind' || column === 'confidence' ? `${column} soft-cell` : column;
    return html`<div
      id="row-${index}"
      class="row record ${index === this.active ? 'active' : ''} ${row.perhaps ? 'perhaps-row' : ''}"
      role="row"
      aria-rowindex=${index + 2}
      aria-selected=${this.#selected.has(row.key)}
      data-index=${index}
    >
      ${columns.map((column, n) => html`<div role=${column === 'title' ? 'rowheader' : 'gridcell'} class=${tone(column)} aria-colindex=${n + 1}>${cells[column]}</div>`)}
    </div>`;
  }

  #type = (event: Event) => {
    this.narrow = (event.target as HTMLInputElement).value;
  };

  #choose = (event: Event) => {
    this.listed = (event.target as HTMLSelectElement).value;
    this.active = 0;
  };

  #click = (event: MouseEvent) => {
    const target = event.target as Element;
    const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'] as Column | undefined;
    if (column) {
      const { sort } = this.model?.state ?? {};
      this.dispatchEvent(
        new AtlasRequestEvent({ sort: { column, descending: sort?.column === column && !sort.descending } }, 'replace'),
      );
      return;
    }
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? NaN);
    if (Number.isNaN(index)) return;
    this.active = index;
    this.#select(index, isAdding(event));
  };

  #press = (event: KeyboardEvent) => {
    // The headings handle keys themselves.
    if (event.altKey || (event.target as Element).closest('button')) return;
    const page = Math.max(1, Math.floor((this.#scroller?.clientHeight ?? 0) / this.#height) - 2);
    const last = this.#rows.length - 1;
    const goal = new Map([
      ['ArrowDown', this.active + 1],
      ['ArrowUp', this.active - 1],
      ['PageDown', this.active + page],
      ['PageUp', this.active - page],
      ['Home', 0],
      ['End', last],
    ]).get(event.key);
    if (goal !== undefined && last >= 0) {
      event.preventDefault();
      this.active = Math.min(last, Math.max(0, goal));
      this.#reveal(this.active);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#select(this.active, isAdding(event));
    }
  };

  /** Scrolls as little as possible. The headings cover the top of the list. */
  #reveal(index: number) {
    const scroller = this.#scroller;
    if (!scroller || this.#height === 0) return;
    const titles = scroller.querySelector('.titles')?.getBoundingClientRect().height ?? 0;
    const top = index * this.#height;
    const seen = scroller.clientHeight - titles;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + this.#height > scroller.scrollTop + seen) scroller.scrollTop = Math.ceil(top + this.#height - seen);
  }

  /** Selects a row. @param beside - adds it to the selection; if it is selected already, removes it. */
  #select(index: number, beside: boolean) {
    const row = this.#rows[index];
    if (!row || !this.model) return;
    const { selection } = this.model.state;
    const isOnly = selection.length === 1 && selection.some((ref) => keyOf(ref) === row.key);
    const wanted = beside ? withToggled(selection, [row.ref]) : isOnly ? [] : [row.ref];
    this.#chosen = wanted.map(keyOf).join(' ');
    this.dispatchEvent(new AtlasRequestEvent({ selection: wanted }));
    if (wanted.includes(row.ref)) this.dispatchEvent(new AtlasSeekEvent([row.ref]));
  }
}
