import { consume } from '@lit/context';
import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing, svg, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import { dateIn, firstDayOf } from '../../story/reckoning.ts';
import { dayIn, dayOf, isoOf } from '../../story/when.ts';
import { CALENDARS, caveatsOf, type AtlasCalendar } from '../core/calendar.ts';
import { recordQuery } from '../core/query.ts';
import type { AtlasRecord } from '../core/records.ts';
import type { TimeState } from '../core/state.ts';
import { histogram, type Bin } from '../core/time.ts';
import { timeStyles } from './atlas-time.styles.ts';
import { panelStyles } from '../ui/atlas.styles.ts';
import { memoizeLast } from '../ui/memoize-last.ts';
import { atlasContext, AtlasRequestEvent, type AtlasModel } from '../ui/model.ts';
import { inlineStart } from '../ui/inline-start.ts';
import { searchIndexOf } from '../core/search-index.ts';
import { instantAfter } from './playback.ts';
import { dayAtShare, dayForKey, shareOf } from './time-slider.ts';
import { calendarLabel, caveatLabel, countIn, dateFieldLabel } from '../ui/words.ts';

/** Number of bins of the histogram: each is about a quarter of a year. */
const BINS = 68;
/** Height of the drawing in its own units (it is stretched to its box). */
const HIGH = 100;

type Thumb = 'from' | 'until' | 'now';

/**
 * The time of the search: a range with two thumbs over a histogram of events, and an instant within it that can be
 * played.
 *
 * @tag atlas-time
 */
@localized()
export class AtlasTime extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  @state() private playing = false;

  #held: Thumb | undefined;
  #frame = 0;
  #before = 0;
  #instant = 0;
  #bins = memoizeLast<{ readonly bins: readonly Bin[]; readonly most: number }>();

  static override styles = [panelStyles, timeStyles];

  /** Whether the fields of the two days are shown on a narrow strip, where they are behind a button. */
  @state() private fields = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override updated(changed: PropertyValues): void {
    // Stop when the instant was removed, for example by “back”.
    if (changed.has('model') && this.playing && this.model?.state.time.now === undefined) this.#stop();
  }

  #request(time: TimeState, history: 'push' | 'replace' = 'replace') {
    this.dispatchEvent(new AtlasRequestEvent({ time }, history));
  }

  #toggle = () => {
    const time = this.model?.state.time;
    if (!time) return;
    if (this.playing) {
      this.#stop();
      return;
    }
    this.playing = true;
    this.#instant = time.now ?? time.from;
    this.#before = performance.now();
    this.#request({ ...time, now: Math.floor(this.#instant) }, time.now === undefined ? 'push' : 'replace');
    this.#frame = requestAnimationFrame(this.#play);
  };

  #stop() {
    cancelAnimationFrame(this.#frame);
    this.playing = false;
  }

  #play = (at: number) => {
    const time = this.model?.state.time;
    if (!this.playing || !time) return;
    // After the tab was hidden, do not make up for the time.
    const elapsed = Math.min(500, Math.max(0, at - this.#before));
    this.#before = at;
    this.#instant = instantAfter(this.#instant, elapsed, time);
    if (Math.floor(this.#instant) !== time.now) this.#request({ ...time, now: Math.floor(this.#instant) });
    this.#frame = requestAnimationFrame(this.#play);
  };

  /** Shows the whole range again. */
  #whole = () => {
    const time = this.model?.state.time;
    this.#stop();
    if (time) this.#request({ ...time, now: undefined }, 'push');
  };

  /** Moves a thumb to a day, as far as the other thumbs allow. */
  #set(thumb: Thumb, day: number, history: 'push' | 'replace' = 'replace') {
    const time = this.model?.state.time;
    if (!time) return;
    const goal =
      thumb === 'from'
        ? Math.min(day, time.until)
        : thumb === 'until'
          ? Math.max(day, time.from)
          : Math.min(time.until, Math.max(time.from, day));
    if (goal !== time[thumb]) this.#request({ ...time, [thumb]: goal }, history);
  }

  #dayUnder({ clientX }: PointerEvent): number {
    const { left, width } = (this.renderRoot.querySelector('.strip') as HTMLElement).getBoundingClientRect();
    const share = (clientX - left) / width;
    return dayAtShare(getComputedStyle(this).direction === 'rtl' ? 1 - share : share, this.#years);
  }

  get #years() {
    return this.model?.catalogue.time ?? { from: 0, until: 1 };
  }

  #down = (event: PointerEvent) => {
    const time = this.model?.state.time;
    if (!time || event.button !== 0) return;
    const day = this.#dayUnder(event);
    const thumbs: readonly Thumb[] = time.now === undefined ? ['from', 'until'] : ['now', 'from', 'until'];
    const given = (event.target as HTMLElement).dataset['thumb'] as Thumb | undefined;
    // If two thumbs are at the same place, the direction of the drag decides which one moves.
    const nearest = [...thumbs].sort((a, b) => Math.abs((time[a] ?? 0) - day) - Math.abs((time[b] ?? 0) - day))[0];
    this.#held =
      given ?? (time.from === time.until && nearest !== 'now' ? (day < time.from ? 'from' : 'until') : nearest);
    this.#stop();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.renderRoot.querySelector<HTMLElement>(`[data-thumb="${this.#held ?? ''}"]`)?.focus();
    if (this.#held) this.#set(this.#held, day, 'push');
    event.preventDefault();
  };

  #drag = (event: PointerEvent) => {
    if (this.#held) this.#set(this.#held, this.#dayUnder(event));
  };

  #up = () => {
    this.#held = undefined;
  };

  #press = (event: KeyboardEvent) => {
    const thumb = (event.target as HTMLElement).dataset['thumb'] as Thumb | undefined;
    const time = this.model?.state.time;
    if (!thumb || !time || event.altKey || event.ctrlKey || event.metaKey) return;
    const day = time[thumb] ?? time.from;
    const goal = dayForKey(event.key, day, thumb === 'now' ? time : this.#years, {
      shift: event.shiftKey,
      rtl: getComputedStyle(this).direction === 'rtl',
    });
    if (goal === undefined) return;
    event.preventDefault();
    this.#stop();
    this.#set(thumb, goal);
  };

  #field(thumb: 'from' | 'until') {
    return (event: Event) => {
      const input = event.currentTarget as HTMLInputElement;
      const day = dayOf(input.value);
      const time = this.model?.state.time;
      // A year that is being typed, digit by digit, is of another century: it must not take the other day along.
      if (day === undefined || !time || !input.validity.valid) return;
      // If a first day after the last day is typed, the last day is moved too.
      this.#request(
        thumb === 'from'
          ? { ...time, from: day, until: Math.max(day, time.until) }
          : { ...time, until: day, from: Math.min(day, time.from) },
        'push',
      );
    };
  }

  /** The histogram of events of all times that match the other filters. */
  #binsOf({ records, state: { filters, area }, catalogue }: AtlasModel) {
    return this.#bins([records, filters, area, catalogue.time], () => {
      const ask = recordQuery(
        [...records.values()],
        (text) =>
          new Set(
            searchIndexOf(records)
              .find(text, records.size)
              .map(({ record }) => record.key),
          ),
      );
      const events: readonly AtlasRecord[] = ask({
        time: { from: -Infinity, until: Infinity, now: undefined },
        filters,
        area,
      }).flatMap(({ record }) => (record.kind === 'event' ? [record] : []));
      // Without events that lasted for years.
      const bins = histogram(
        events.filter(({ extent }) => extent && extent.until - extent.from < 400),
        catalogue.time,
        BINS,
      );
      return { bins, most: Math.max(1, ...bins.map(({ sure, perhaps }) => sure + perhaps)) };
    });
  }

  override render() {
    const { model } = this;
    if (!model) return nothing;
    const {
      state: { time, calendar, lang },
    } = model;
    const years = this.#years;
    const percent = (day: number) => `${(shareOf(day, years) * 100).toFixed(3)}%`;
    const caveats = new Set([...caveatsOf({ edtf: isoOf(time.from), from: time.from, until: time.until }, calendar)]);
    const day = (n: number) => dayIn(n, calendar, lang);
    const whole = time.from === years.from && time.until === years.until;
    const saying =
      time.now === undefined && whole
        ? msg('All years')
        : time.now !== undefined
          ? day(time.now)
          : time.from === time.until
            ? day(time.from)
            : msg(str`${day(time.from)} to ${day(time.until)}`);
    return html`<div class="desk" role="group" aria-label=${msg('Time')}>
      <button
        class="play"
        aria-label=${this.playing ? msg('Pause') : msg('Play')}
        title=${this.playing ? msg('Pause') : msg('Play day by day')}
        @click=${this.#toggle}
      >
        <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
          ${this.playing ? svg`<path d="M3 2h3.5v12H3zM9.5 2H13v12H9.5z" />` : svg`<path d="M4 1.5L14 8L4 14.5Z" />`}
        </svg>
      </button>
      <div
        class="strip"
        @pointerdown=${this.#down}
        @pointermove=${this.#drag}
        @pointerup=${this.#up}
        @pointercancel=${this.#up}
        @keydown=${this.#press}
      >
        ${this.#drawing(model)} ${this.#thumb('from', msg('From'), time.from, years, percent)}
        ${this.#thumb('until', msg('Until'), time.until, years, percent)}
        ${time.now === undefined ? nothing : this.#thumb('now', msg('The day shown'), time.now, time, percent)}
      </div>
      ${(['from', 'until'] as const).map(
        (thumb) =>
          html`<label class=${`day ${thumb} ${this.fields ? 'open' : ''}`}
            ><span>${dateFieldLabel(thumb === 'from' ? msg('From') : msg('Until'), calendar)}</span
            ><input
              type="date"
              min=${isoOf(years.from)}
              max=${isoOf(years.until)}
              .value=${isoOf(time[thumb])}
              aria-label=${thumb === 'from' ? msg('First day, Gregorian') : msg('Last day, Gregorian')}
              @change=${this.#field(thumb)}
          /></label>`,
      )}
      <div class="calendar">
        <span class=${time.now === undefined && calendar === 'gregorian' ? 'saying said-by-fields' : 'saying'}
          >${saying}</span
        >
        ${time.now === undefined ? nothing : html`<button @click=${this.#whole}>${msg('Whole range')}</button>`}
        <button
          class="dates"
          aria-expanded=${this.fields ? 'true' : 'false'}
          @click=${() => (this.fields = !this.fields)}
        >
          ${msg('Days')}
        </button>
        <select aria-label=${msg('Calendar')} @change=${this.#choose}>
          ${CALENDARS.map((one) => html`<option value=${one} ?selected=${one === calendar}>${calendarLabel(one)}</option>`)}
        </select>
      </div>
      ${calendar === 'gregorian' ? nothing : html`<p class="caveat">${calendar === 'julian' ? msg('Days are converted by rule; the sources give most of them by other calendars.') : [...caveats].map(caveatLabel).join(' ')}</p>`}
    </div>`;
  }

  #choose = (event: Event) => {
    this.dispatchEvent(
      new AtlasRequestEvent({ calendar: (event.currentTarget as HTMLSelectElement).value as AtlasCalendar }),
    );
  };

  #thumb(
    thumb: Thumb,
    label: string,
    day: number,
    limits: { readonly from: number; readonly until: number },
    percent: (day: number) => string,
  ) {
    const { calendar, lang } = this.model?.state ?? { calendar: 'gregorian', lang: 'en' };
    return html`<div
      class=${`thumb ${thumb}`}
      data-thumb=${thumb}
      role="slider"
      tabindex="0"
      aria-label=${label}
      aria-orientation="horizontal"
      aria-valuemin=${limits.from}
      aria-valuemax=${limits.until}
      aria-valuenow=${day}
      aria-valuetext=${dayIn(day, calendar, lang)}
      ${inlineStart(percent(day))}
    ></div>`;
  }

  #drawing(model: AtlasModel) {
    const {
      state: { time, lang, calendar },
    } = model;
    const years = this.#years;
    const { bins, most } = this.#binsOf(model);
    const x = (day: number) => shareOf(day, years) * 1000;
    const bar = (bin: Bin, from: number, count: number, kind: string) => {
      if (count === 0) return nothing;
      const [low, high] = [(from / most) * HIGH * 0.94, (count / most) * HIGH * 0.94];
      return svg`<rect class=${kind} x=${(x(bin.from) + 0.8).toFixed(2)} width=${Math.max(1, x(bin.until + 1) - x(bin.from) - 1.6).toFixed(2)} y=${(HIGH - low - high).toFixed(2)} height=${high.toFixed(2)} />`;
    };
    const events = bins.reduce((sum, { sure }) => sum + sure, 0);
    const [first, last] = [dateIn(years.from, calendar).year, dateIn(years.until, calendar).year];
    const marks = Array.from({ length: last - first + 1 }, (_, n) => first + n)
      .map((year) => ({ year, day: firstDayOf(year, calendar) }))
      .filter(({ day }) => day >= years.from);
    const number = new Intl.NumberFormat(lang, { useGrouping: false });
    return html`<div class="bars">
        <svg
          viewBox="0 0 1000 ${HIGH}"
          preserveAspectRatio="none"
          role="img"
          aria-label=${msg(str`Events over the years: ${countIn(events, lang)}`)}
        >
          ${bins.map((bin) => [bar(bin, 0, bin.sure, 'sure'), bar(bin, bin.sure, bin.perhaps, 'maybe')])}
          <rect class="beyond" x="0" y="0" height=${HIGH} width=${x(time.from)} />
          <rect
            class="beyond"
            x=${x(time.until + 1)}
            y="0"
            height=${HIGH}
            width=${Math.max(0, 1000 - x(time.until + 1))}
          />
        </svg>
      </div>
      <div class="years" aria-hidden="true">
        ${marks.map(({ day, year }) => html`<span ${inlineStart(`${(shareOf(day, years) * 100).toFixed(3)}%`)}>${number.format(year)}</span>`)}
      </div>`;
  }
}
