import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  DELIMITERS,
  ENCODINGS,
  type Delimiter,
  type NamedPlace,
  type PositionColumns,
  type TableChoice,
  type TableQuestion,
} from '../core/table-choice.ts';
import { toolStyles } from '../ui/atlas.styles.ts';
import { countIn } from '../ui/words.ts';
import { matchPlaces, type KnownPlace, type NameMatch } from './match-places.ts';
import { OFFERED } from './projection-names.ts';
import { tableQuestionStyles } from './table-question.styles.ts';

/** The reader has said how the table is to be read. */
export class TableAnswerEvent extends CustomEvent<{
  readonly choice: TableChoice;
  readonly places: Readonly<Record<string, NamedPlace>> | undefined;
}> {
  constructor(detail: TableAnswerEvent['detail']) {
    super('table-answer', { detail });
  }
}

declare global {
  interface HTMLElementEventMap {
    'table-answer': TableAnswerEvent;
  }
}

/** Rows before the table that can be its headings. */
const HEADERS = 8;

/**
 * Asks how a table is to be read: a modal dialog with its first rows, what was guessed, and a field for each choice. A
 * table that has only names of places is matched with the gazetteer, and the doubtful names are asked for.
 *
 * @tag atlas-table-question
 * @fires table-answer - when the reader has chosen
 * @fires close - when the dialog has closed, with an answer or without
 */
export class AtlasTableQuestion extends LitElement {
  @property({ attribute: false }) question: TableQuestion | undefined;
  /** The name of the file. */
  @property() name = '';
  @property() language = 'en';
  @property({ attribute: false }) gazetteer: readonly KnownPlace[] = [];
  /** Has the file looked at again, with another encoding or separator, or for the names in a column. */
  @property({ attribute: false }) look: (choice: Partial<TableChoice>) => Promise<TableQuestion | undefined> = () =>
    Promise.resolve(undefined);

  @state() private choice: TableChoice | undefined;
  @state() private found: readonly NameMatch[] | undefined;
  /** The places that the reader has chosen for doubtful names. */
  @state() private chosen: ReadonlyMap<string, string> = new Map();
  @state() private fault = '';
  @state() private busy = false;

  static override styles = [toolStyles, tableQuestionStyles];

  /** Opens the dialog. */
  async show(): Promise<void> {
    this.choice = this.question?.choice;
    this.found = undefined;
    this.chosen = new Map();
    this.fault = '';
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  protected override render() {
    const { question, choice } = this;
    return html`<dialog aria-labelledby="heading" @close=${this.#closed} @keydown=${keepEscape}>
      ${question && choice ? (this.found ? this.#names(this.found) : this.#columns(question, choice)) : nothing}
    </dialog>`;
  }

  #columns(question: TableQuestion, choice: TableChoice) {
    return html`<form @submit=${this.#submit}>
      <h2 id="heading">${msg(str`How is ${question.file ?? this.name} to be read?`)}</h2>
      <p>${msg('Choose the columns that say where each row is. These are the first rows:')}</p>
      ${this.#preview(question, choice)}
      <fieldset>
        <legend>${msg('Positions')}</legend>
        ${this.#select(
          'kind',
          msg('Positions are given by'),
          [
            ['pair', msg('two columns: longitude and latitude')],
            ['combined', msg('one column with both')],
            ['geometry', msg('a geometry (WKT, WKB, GeoJSON)')],
            ['names', msg('names of places only')],
          ],
          choice.position?.kind ?? 'pair',
        )}
        ${this.#positionFields(question, choice)}
      </fieldset>
      <fieldset>
        <legend>${msg('Names and dates')}</legend>
        ${this.#column('name', msg('Name'), choice.name, true)}
        ${this.#column('start', msg('Date, or first date'), choice.start, true)}
        ${this.#column('end', msg('Last date'), choice.end, true)}
      </fieldset>
      ${this.#layout(question, choice)}
      <div class="row buttons">
        <p class="problem" role="alert">${this.fault}</p>
        <button type="submit" class="main">
          ${choice.position?.kind === 'names' ? msg('Look up the names') : msg('Show on the map')}
        </button>
        <button type="button" @click=${this.#close}>${msg('Cancel')}</button>
      </div>
    </form>`;
  }

  #preview({ rows, columns }: TableQuestion, choice: TableChoice) {
    const roles = this.#roles(choice);
    const used = (n: number) => (roles.has(n) ? 'used' : '');
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('The first rows of the file')}>
      <table>
        <thead>
          <tr>
            ${columns.map(
              (_, n) =>
                html`<th scope="col" class=${used(n)}>${this.#called(n)}<small>${roles.get(n) ?? ''}</small></th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row, at) =>
            at === choice.header
              ? nothing
              : html`<tr class=${at < choice.header ? 'above' : ''}>
                  ${columns.map((_, n) => html`<td class=${used(n)}>${row[n] ?? ''}</td>`)}
                </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** What each column is taken for. */
  #roles({ position, name, start, end }: TableChoice): ReadonlyMap<number, string> {
    const roles = new Map<number, string>();
    const add = (n: number | undefined, role: string) => {
      if (n !== undefined) roles.set(n, roles.has(n) ? `${roles.get(n) ?? ''}, ${role}` : role);
    };
    if (position?.kind === 'pair') {
      add(position.lng, msg('Longitude'));
      add(position.lat, msg('Latitude'));
    } else add(position?.column, msg('Position'));
    add(name, msg('Name'));
    add(start, msg('Date'));
    add(end, msg('Last date'));
    return roles;
  }

  #positionFields({ columns }: TableQuestion, { position, crs, decimal }: TableChoice) {
    const kind = position?.kind ?? 'pair';
    const systems = OFFERED.some(([code]) => code === crs) ? OFFERED : [...OFFERED, [crs, crs] as const];
    const numbers = html`${this.#select(
      'crs',
      msg('The numbers are'),
      systems.map(([code, name]) => [code, code === 'EPSG:4326' ? msg('degrees (WGS 84)') : `${name} (${code})`]),
      crs,
    )}
    ${this.#select(
      'decimal',
      msg('Decimal sign'),
      [
        ['auto', msg('as it comes')],
        ['.', msg('point: 49.5')],
        [',', msg('comma: 49,5')],
      ],
      decimal,
    )}`;
    if (columns.length === 0) return nothing;
    if (kind === 'pair') {
      const pair = position?.kind === 'pair' ? position : undefined;
      return html`${this.#column('lng', msg('Longitude, or easting'), pair?.lng)}
      ${this.#column('lat', msg('Latitude, or northing'), pair?.lat)} ${numbers}`;
    }
    const column = position && position.kind !== 'pair' ? position.column : undefined;
    if (kind === 'combined')
      return html`${this.#column('column', msg('Column'), column)}
      ${this.#select(
        'order',
        msg('Order'),
        [
          ['lat-lng', msg('latitude, longitude')],
          ['lng-lat', msg('longitude, latitude')],
        ],
        position?.kind === 'combined' ? position.order : 'lat-lng',
      )}
      ${numbers}`;
    return html`${this.#column('column', msg('Column'), column)}
    ${
      kind === 'names'
        ? html`<p class="soft">
            ${msg('The names are looked up in the gazetteer of this atlas; doubtful ones are asked for.')}
          </p>`
        : nothing
    }`;
  }

  #layout({ text, sheets, rows }: TableQuestion, choice: TableChoice) {
    const headers = Array.from({ length: Math.min(HEADERS, rows.length) }, (_, n): readonly [string, string] => [
      String(n),
      msg(str`row ${countIn(n + 1, this.language)}`),
    ]);
    return html`<fieldset>
      <legend>${msg('The file')}</legend>
      ${
        text
          ? html`${this.#select(
              'encoding',
              msg('Encoding'),
              ENCODINGS.map((one) => [one, one.toUpperCase().replace('WINDOWS', 'Windows')]),
              choice.encoding,
            )}
            ${this.#select(
              'delimiter',
              msg('Separator'),
              DELIMITERS.map((one) => [one, delimiterName(one)]),
              choice.delimiter,
            )}`
          : sheets.length > 1
            ? this.#select(
                'sheet',
                msg('Sheet'),
                sheets.map((one) => [one, one]),
                choice.sheet,
              )
            : nothing
      }
      ${this.#select('header', msg('Headings are in'), [['-1', msg('no row')], ...headers], String(choice.header))}
    </fieldset>`;
  }

  #called(n: number): string {
    return this.question?.columns[n]?.trim() || msg(str`Column ${countIn(n + 1, this.language)}`);
  }

  #column(key: string, label: string, value: number | undefined, none = false) {
    const columns = (this.question?.columns ?? []).map((_, n): readonly [string, string] => [
      String(n),
      this.#called(n),
    ]);
    const empty: readonly (readonly [string, string])[] =
      none || value === undefined ? [['', none ? msg('none') : msg('choose')]] : [];
    return this.#select(key, label, [...empty, ...columns], value === undefined ? '' : String(value));
  }

  #select(
    key: string,
    label: string,
    options: readonly (readonly [value: string, label: string])[],
    value: string,
  ): TemplateResult {
    return html`<label class="field"
      >${label}
      <select name=${key} @change=${this.#changed}>
        ${options.map(([one, text]) => html`<option value=${one} .selected=${one === value}>${text}</option>`)}
      </select></label
    >`;
  }

  #changed = (event: Event) => {
    const { name, value } = event.target as HTMLSelectElement;
    const { choice } = this;
    if (!choice) return;
    this.fault = '';
    const n = value === '' ? undefined : Number(value);
    if (name === 'name' || name === 'start' || name === 'end') this.choice = { ...choice, [name]: n };
    else if (name === 'crs') this.choice = { ...choice, crs: value };
    else if (name === 'decimal') this.choice = { ...choice, decimal: value as TableChoice['decimal'] };
    else if (name === 'encoding' || name === 'delimiter' || name === 'sheet' || name === 'header')
      void this.#lookAgain({ ...layoutOf(choice), [name]: name === 'header' ? Number(value) : value });
    else this.choice = { ...choice, position: positionFrom(choice.position, name, value) };
  };

  /** Has the file read with another layout. What is chosen of its columns may not fit it any longer. */
  async #lookAgain(layout: Partial<TableChoice>): Promise<void> {
    this.busy = true;
    const question = await this.look(layout);
    this.busy = false;
    if (!question) return;
    this.question = question;
    this.choice = question.choice;
  }

  #submit = async (event: Event) => {
    event.preventDefault();
    const { choice } = this;
    if (!choice || this.busy) return;
    const { position } = choice;
    const columns =
      position?.kind === 'pair' ? [position.lng, position.lat] : position ? [position.column] : [undefined];
    if (columns.some((n) => n === undefined || Number.isNaN(n))) {
      this.fault = msg('Choose a column for each.');
      return;
    }
    if (position?.kind === 'pair' && position.lng === position.lat) {
      this.fault = msg('Longitude and latitude cannot be the same column.');
      return;
    }
    if (position?.kind !== 'names') {
      this.#answer(choice, undefined);
      return;
    }
    const question = await this.look(choice);
    this.found = matchPlaces(question?.names ?? [], this.gazetteer);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#heading')?.focus();
  };

  #names(matches: readonly NameMatch[]) {
    const { language } = this;
    const doubtful = matches.filter(({ sure, candidates }) => !sure && candidates.length > 0);
    const unknown = matches.filter(({ sure, candidates }) => !sure && candidates.length === 0);
    const sure = matches.length - doubtful.length - unknown.length;
    return html`<form @submit=${this.#placed}>
      <h2 id="heading" tabindex="-1">${msg('Names found in the gazetteer')}</h2>
      <p>
        ${msg(str`Found: ${countIn(sure, language)}; doubtful: ${countIn(doubtful.length, language)}; not found: ${countIn(unknown.length, language)}.`)}
      </p>
      ${
        doubtful.length > 0
          ? html`<p>${msg('Which places are these?')}</p>
              <div class="doubtful" role="group" aria-label=${msg('Doubtful names')}>
                ${doubtful.map(
                  ({ name, candidates }) =>
                    html`<label class="field"
                      ><bdi>${name}</bdi>
                      <select data-name=${name} @change=${this.#picked}>
                        <option value="">${msg('none of these')}</option>
                        ${candidates.map(({ id, title }) => html`<option value=${id}>${title}</option>`)}
                      </select></label
                    >`,
                )}
              </div>`
          : nothing
      }
      ${
        unknown.length > 0
          ? html`<p class="soft">
              ${msg(
                str`Not found, and left out: ${unknown
                  .slice(0, 40)
                  .map(({ name }) => name)
                  .join(', ')}`,
              )}${unknown.length > 40 ? '…' : ''}
            </p>`
          : nothing
      }
      <div class="row buttons">
        <button type="submit" class="main">${msg('Show on the map')}</button>
        <button type="button" @click=${this.#back}>${msg('Back to the columns')}</button>
        <button type="button" @click=${this.#close}>${msg('Cancel')}</button>
      </div>
    </form>`;
  }

  #picked = (event: Event) => {
    const { value, dataset } = event.target as HTMLSelectElement;
    this.chosen = new Map(this.chosen).set(dataset['name'] ?? '', value);
  };

  #placed = (event: Event) => {
    event.preventDefault();
    const { choice, found } = this;
    if (!choice || !found) return;
    const places = found.flatMap(({ name, sure, candidates }): [string, NamedPlace][] => {
      const place = sure ?? candidates.find(({ id }) => id === this.chosen.get(name));
      return place ? [[name, { id: place.id, lng: place.lng, lat: place.lat }]] : [];
    });
    this.#answer(choice, Object.fromEntries(places));
  };

  #answer(choice: TableChoice, places: Readonly<Record<string, NamedPlace>> | undefined) {
    this.#close();
    this.dispatchEvent(new TableAnswerEvent({ choice, places }));
  }

  #back = async () => {
    this.found = undefined;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('select')?.focus();
  };

  #close = () => {
    this.renderRoot.querySelector('dialog')?.close();
  };

  #closed = () => {
    this.dispatchEvent(new Event('close'));
  };
}

/** Escape closes the dialog and nothing behind it: the page closes its panel by the same key. */
const keepEscape = (event: KeyboardEvent): void => {
  if (event.key === 'Escape') event.stopPropagation();
};

const layoutOf = ({ encoding, delimiter, sheet, header }: TableChoice): Partial<TableChoice> => ({
  encoding,
  delimiter,
  sheet,
  header,
});

/** A choice of position with one field changed. */
function positionFrom(
  position: PositionColumns | undefined,
  field: string,
  value: string,
): PositionColumns | undefined {
  const number = value === '' ? NaN : Number(value);
  const column = position && position.kind !== 'pair' ? position.column : NaN;
  if (field === 'kind') {
    if (value === 'pair') return { kind: 'pair', lng: NaN, lat: NaN };
    if (value === 'combined') return { kind: 'combined', column, order: 'lat-lng' };
    return { kind: value === 'names' ? 'names' : 'geometry', column };
  }
  const pair = position?.kind === 'pair' ? position : { kind: 'pair' as const, lng: NaN, lat: NaN };
  if (field === 'lng' || field === 'lat') return { ...pair, [field]: number };
  if (field === 'order' && position?.kind === 'combined')
    return { ...position, order: value === 'lng-lat' ? 'lng-lat' : 'lat-lng' };
  if (field === 'column' && position && position.kind !== 'pair') return { ...position, column: number };
  return position;
}

function delimiterName(delimiter: Delimiter): string {
  switch (delimiter) {
    case ',':
      return msg('comma ( , )');
    case ';':
      return msg('semicolon ( ; )');
    case '\t':
      return msg('tab');
    case '|':
      return msg('bar ( | )');
  }
}
