import { localized, msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { endonym } from '../story/languages.ts';
import { sourceName, type ConfigFault } from './read-config.ts';
import { csvOf, type Day } from './counts.ts';
import type { Cause, Restart } from './restart-policy.ts';

export interface StaffReport {
  readonly version: string;
  /** Milliseconds since the page was loaded. */
  readonly up: number;
  readonly recoveries: readonly Restart[];
  /** The cause of a restart that waits until nobody is there. */
  readonly pending: Cause | undefined;
  readonly offline: 'none' | 'fetching' | 'ready' | 'new';
  /** Damaged files of the copy: see `checked-copy.ts`. */
  readonly repaired: number;
  readonly lost: number;
  /** In bytes. */
  readonly storage: { readonly used: number; readonly quota: number } | undefined;
  /** The JavaScript heap, in megabytes; undefined if the browser does not tell. */
  readonly heap: number | undefined;
  /** Whether there is a map; otherwise stills are shown. */
  readonly map: boolean;
  readonly faults: readonly ConfigFault[];
  /** Whether the counts are stored on the device, not in memory only. */
  readonly kept: boolean;
  readonly days: readonly Day[];
}

/** The label of a cause. */
export function causeName(cause: Cause): string {
  switch (cause) {
    case 'error':
      return msg('a fault of the page');
    case 'hung':
      return msg('it stopped responding');
    case 'memory':
      return msg('it used too much memory');
    case 'context':
      return msg('the map was lost');
    case 'ended':
      return msg('it was closed from outside');
    case 'update':
      return msg('a new version');
  }
}

/**
 * The staff page: the condition of the kiosk and its counts.
 *
 * @tag kiosk-staff
 * @fires kiosk-done
 * @fires kiosk-restart
 */
@localized()
export class KioskStaff extends LitElement {
  static override styles = css`
    :host {
      position: fixed;
      inset: 0;
      z-index: 40;
      overflow: auto;
      overscroll-behavior: contain;
      display: block;
      padding: calc(56 * var(--u)) calc(64 * var(--u)) calc(180 * var(--u));
      color: var(--story-ink);
      background: var(--story-ground);
      font: calc(25 * var(--u)) / 1.45 var(--story-font);
      font-variant-numeric: tabular-nums;
    }
    * {
      box-sizing: border-box;
    }
    h1 {
      margin: 0 0 calc(24 * var(--u));
      font-size: 1.9em;
      font-weight: 580;
    }
    h2 {
      margin: calc(44 * var(--u)) 0 calc(12 * var(--u));
      font-size: 1.2em;
      font-weight: 580;
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(calc(270 * var(--u)), 1fr));
      gap: calc(16 * var(--u));
      margin: 0;
    }
    dl > div {
      padding: calc(18 * var(--u)) calc(24 * var(--u));
      background: var(--story-paper);
      border: 1px solid var(--story-line);
    }
    dt {
      font-size: 0.8em;
      color: var(--story-soft);
    }
    dd {
      margin: 0;
      font-size: 1.25em;
      font-weight: 560;
      overflow-wrap: anywhere;
    }
    table {
      inline-size: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      padding: calc(11 * var(--u)) calc(12 * var(--u));
      border-block-end: 1px solid var(--story-line);
      text-align: start;
      font-weight: 400;
    }
    thead th {
      font-size: 0.8em;
      color: var(--story-soft);
    }
    .number {
      text-align: end;
    }
    .number + :not(.number) {
      padding-inline-start: calc(48 * var(--u));
    }
    ul {
      margin: 0;
      padding-inline-start: 1.2em;
    }
    .fault {
      color: var(--story-accent);
      font-weight: 560;
    }
    nav {
      position: fixed;
      inset-block-end: 0;
      inset-inline: 0;
      display: flex;
      gap: calc(14 * var(--u));
      padding: calc(22 * var(--u)) calc(64 * var(--u)) calc(28 * var(--u));
      background: var(--story-ground);
      border-block-start: 1px solid var(--story-line);
    }
    button {
      flex: 1;
      min-block-size: calc(88 * var(--u));
      font: inherit;
      color: inherit;
      background: var(--story-paper);
      border: 1px solid var(--story-line);
      border-radius: calc(4 * var(--u));
      cursor: pointer;
    }
    .done {
      color: var(--story-paper);
      background: var(--story-accent);
    }
    :focus-visible {
      outline: calc(5 * var(--u)) solid var(--story-focus);
    }
  `;

  /** Gets the current figures. */
  @property({ attribute: false }) ask: (() => Promise<StaffReport>) | undefined;
  @state() private report: StaffReport | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.ask?.().then((report) => {
      this.report = report;
    });
  }

  #send(name: string) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }

  #export = () => {
    const address = URL.createObjectURL(new Blob([csvOf(this.report?.days ?? [])], { type: 'text/csv' }));
    const link = document.createElement('a');
    [link.href, link.download] = [address, `kiosk-${this.report?.days[0]?.date ?? 'empty'}.csv`];
    link.click();
    // By the next frame the download has begun, and the address is not needed any more.
    requestAnimationFrame(() => {
      URL.revokeObjectURL(address);
    });
  };

  override render() {
    const { report, lang } = this;
    const language = lang || document.documentElement.lang || 'en';
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
    return html`<h1>${msg('For the staff')}</h1>
      ${report ? this.#figures(report, number, language) : nothing}
      <nav>
        <button data-do="export" @click=${this.#export}>${msg('Counts as a table (CSV)')}</button>
        <button
          data-do="restart"
          @click=${() => {
            this.#send('kiosk-restart');
          }}
        >
          ${msg('Restart')}
        </button>
        <button
          class="done"
          data-do="done"
          @click=${() => {
            this.#send('kiosk-done');
          }}
        >
          ${msg('Back to the start screen')}
        </button>
      </nav>`;
  }

  #figures(
    { version, up, recoveries, pending, offline, repaired, lost, storage, heap, map, faults, kept, days }: StaffReport,
    number: Intl.NumberFormat,
    language: string,
  ) {
    const figure = (name: string, value: unknown) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`;
    const of = (unit: 'megabyte' | 'hour' | 'minute', amount: number) =>
      html`<bdi
        >${new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 }).format(amount)}</bdi
      >`;
    const minutes = Math.floor(up / 60_000);
    const time = (at: number) => new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
    const copy = {
      none: msg('none: it needs the network'),
      fetching: msg('being fetched'),
      ready: msg('complete'),
      new: msg('complete, and a new version waits'),
    }[offline];
    return html`<dl>
        ${figure(msg('Version'), html`<bdi>${version}</bdi>`)}
        ${figure(msg('Running for'), html`${of('hour', Math.floor(minutes / 60))} ${of('minute', minutes % 60)}`)}
        ${figure(msg('Copy for use without a network'), copy)}
        ${repaired > 0 ? figure(msg('Damaged files of the copy, replaced'), number.format(repaired)) : nothing}
        ${lost > 0 ? figure(msg('Damaged files of the copy, with none to replace them'), number.format(lost)) : nothing}
        ${figure(msg('Map'), map ? msg('live') : msg('pictures'))}
        ${figure(msg('Storage'), storage ? html`${of('megabyte', storage.used / 1e6)} / ${of('megabyte', storage.quota / 1e6)}` : '–')}
        ${figure(msg('Memory'), heap === undefined ? '–' : of('megabyte', heap))}
        ${pending ? figure(msg('Waiting to restart, because'), causeName(pending)) : nothing}
      </dl>
      ${
        faults.length > 0
          ? html`<h2>${msg('Faults of the configuration')}</h2>
              <ul>
                ${faults.map(({ from, message }) => html`<li class="fault">${sourceName(from)}: ${message()}</li>`)}
              </ul>`
          : nothing
      }
      <h2>${msg('Restarts in the last hours')}</h2>
      ${
        recoveries.length > 0
          ? html`<ul>
              ${[...recoveries].reverse().map(({ cause, at }) => html`<li>${time(at)}: ${causeName(cause)}</li>`)}
            </ul>`
          : html`<p>${msg('None.')}</p>`
      }
      <h2>${msg('Visits')}</h2>
      ${kept ? nothing : html`<p class="fault" role="alert">${msg('Counts cannot be stored on this device. They are kept in memory only and are lost at the next restart: export the table before.')}</p>`}
      <table>
        <thead>
          <tr>
            <th>${msg('Day')}</th>
            <th class="number">${msg('Visits')}</th>
            <th class="number">${msg('Minutes')}</th>
            <th class="number">${msg('Left without finishing')}</th>
            <th>${msg('Languages')}</th>
            <th class="number">${msg('Steps reached')}</th>
          </tr>
        </thead>
        <tbody>
          ${days.slice(0, 14).map(
            ({ date, visits, seconds, left, languages, steps }) =>
              html`<tr>
                <th>${date}</th>
                <td class="number">${number.format(visits)}</td>
                <td class="number">${number.format(seconds / 60)}</td>
                <td class="number">${number.format(left)}</td>
                <td>
                  ${Object.entries(languages).map(([lang, n], at) => html`${at > 0 ? ', ' : ''}${endonym(lang)} <bdi>${number.format(n)}</bdi>`)}
                </td>
                <td class="number">${number.format(Object.keys(steps).length)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }
}
