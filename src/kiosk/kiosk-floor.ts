import { ContextProvider } from '@lit/context';
import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { Layer, Localized } from '../../geo/layer.ts';
import type { Cue } from '../director/direct.ts';
import { tellingContext } from '../player/context.ts';
import { StoryCueEvent, type StoryChangeEvent } from '../player/events.ts';
import type { CardEntry } from '../player/story-card.ts';
import type { StoryPlayer } from '../player/story-player.ts';
import { Living, type Made } from '../stage/living.ts';
import type { LiveStage } from '../stage/stage.ts';
import { StillStage } from '../stage/still-stage.ts';
import type { Scene } from '../story/story.ts';
import { directionOf, endonym } from '../words/languages.ts';
import { playerFrom, type Book } from './book.ts';
import { DEFAULTS, languagesOf, type Config, type ConfigFault } from './config.ts';
import type { Entry } from './counts.ts';
import { driftAt } from './drift.ts';
import { filmAt, readingSpeed } from './film.ts';
import { icon } from './icons.ts';
import { invitationIn } from './invitations.ts';
import { floorStyles } from './kiosk-floor.styles.ts';
import { keepAwake, lockDown } from './lockdown.ts';
import { CLOSED, type Sheet } from './sheet.ts';
import { sheetView } from './sheet-view.ts';
import { initial, isCalm, next, secondsLeft, visitOf, type Happening, type Manners, type State } from './state.ts';
import { ThemedStage } from './themed-stage.ts';

/** What a map is made with. */
export interface StageWish {
  readonly pane: HTMLElement;
  readonly scene: Scene | undefined;
  readonly lang: string;
  readonly onMissing: (title: string) => void;
  readonly onPick: (entries: readonly CardEntry[]) => void;
  /** Whether there is a card of that id. */
  readonly has: (id: string) => boolean;
}

type Untimed = Happening extends infer H ? (H extends { readonly now: number } ? Omit<H, 'now'> : never) : never;

/** How much larger than is normal here the text is set. */
const SIZES = [1, 1.22, 1.48] as const;
/** Milliseconds between two looks at the clock. */
const TICK = 250;
/** Milliseconds of a frame that is slow, and for which the film then holds still. */
const SLOW = 120;
const LISTENS = 700;
/** Milliseconds that staff hold a finger in the corner. */
const LONG = 3000;
/** Wrong PINs, and the milliseconds for which no more are heard. */
const WRONG = 5;
const LOCKED = 60_000;
/** Milliseconds for which faults of the configuration stand on the screen. */
const SAID = 60_000;

/**
 * The story on a museum's floor: a film that invites, a visit by touch, and back.
 *
 * What it does is a `State`, which `next()` alone changes; this shows it and undoes all of a visit when it is over.
 * The story itself is told by a `<story-player>`, made from the story's page.
 *
 * @tag kiosk-floor
 * @fires kiosk-staff - The PIN was right, or the staff are done.
 * @slot - The player; before there is one, links to the stories.
 */
@localized()
export class KioskFloor extends LitElement {
  static override styles = floorStyles;

  @property({ attribute: false }) config: Config = DEFAULTS;
  @property({ attribute: false }) faults: readonly ConfigFault[] = [];
  /** Languages that the story is told in. */
  @property({ attribute: false }) told: readonly string[] = [];
  /** Reads the story in a language. */
  @property({ attribute: false }) read: ((lang: string) => Promise<Book>) | undefined;
  /** Has the page's own words in a language. */
  @property({ attribute: false }) speak: (lang: string) => Promise<void> = () => Promise.resolve();
  /** Makes a map; rejects where there can be none. */
  @property({ attribute: false }) make: ((wish: StageWish) => Promise<Made>) | undefined;
  @property({ attribute: false }) layers: readonly Layer[] = [];
  @property({ attribute: false }) credits: Readonly<Record<string, Localized>> = {};
  /** Keeps the counts. */
  @property({ attribute: false }) note: (entry: Entry) => void = () => undefined;
  /** The map could not be drawn, or its context was lost for good. */
  @property({ attribute: false }) onDark: () => void = () => undefined;
  /** Called with every look at the clock. */
  @property({ attribute: false }) onTick: (now: number, calm: boolean) => void = () => undefined;

  @state() private state: State = initial(performance.now());
  @state() private sheet: Sheet = CLOSED;
  @state() private size = 0;
  @state() private book: Book | undefined;
  @state() private step: string | undefined;
  @state() private exploring = false;
  @state() private live = false;
  @state() private seconds = 0;
  @state() private without: ReadonlySet<string> = new Set();

  #telling = new ContextProvider(this, { context: tellingContext });
  #player: StoryPlayer | undefined;
  #pane = paneOf();
  #living: Living | undefined;
  #themed: ThemedStage | undefined;
  #still: StillStage | undefined;
  #undo: (() => void)[] = [];
  #timer = 0;
  #frame = 0;
  #frameAt = 0;
  #lastFrame = 0;
  #rests = 0;
  #owed = 0;
  #pressed = 0;
  #wrong = { count: 0, until: 0 };
  /** Since when the step in view has been. */
  #reached = { step: '', at: 0 };
  #opening = 0;
  #from: HTMLElement | undefined;

  /** What it is doing. */
  get doing(): State {
    return this.state;
  }

  get player(): StoryPlayer | undefined {
    return this.#player;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const off = new AbortController();
    const { signal } = off;
    addEventListener('pointerdown', this.#onPointer, { capture: true, signal });
    addEventListener('keydown', this.#onKey, { signal });
    addEventListener('wheel', this.#onWheel, { passive: true, signal });
    this.addEventListener('story-change', this.#onChange, { signal });
    this.addEventListener('click', this.#onClick, { signal });
    this.#undo = [
      () => { off.abort(); },
      lockDown({ mayPinch: (event) => this.exploring && event.composedPath().includes(this.#pane), onLink: this.#onLink }),
      keepAwake(),
    ];
    this.#timer = setInterval(this.#tick, TICK) as unknown as number;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const undo of this.#undo) undo();
    clearInterval(this.#timer);
    clearTimeout(this.#pressed);
    cancelAnimationFrame(this.#frame);
    this.#living?.destroy();
    this.#still?.destroy();
  }

  /** Begins: reads the first language, shows the film, and asks for a map. */
  async begin(): Promise<void> {
    await this.#open(this.#manners.languages[0]);
    this.#enter();
    const { make } = this;
    if (!make) return;
    this.#living = new Living({
      again: [5000, 30_000, 120_000],
      make: () => make({ pane: this.#pane, scene: this.#player?.scene, lang: this.book?.lang ?? 'en', onMissing: (title) => this.#player?.miss(title), onPick: this.#onPick, has: (id) => this.book?.entries.has(id) === true }),
      onStage: (stage) => { this.#mount(stage); },
      onCover: (covered) => { this.#still?.raise(covered); },
      onFail: (error, tries) => {
        console.warn(error);
        if (tries > 3) this.onDark();
      },
    });
    await this.#living.start();
  }

  /** The staff are done, or somebody wants the beginning. */
  home(): void {
    this.#happen({ type: 'home' });
  }

  get #manners(): Manners {
    const { languages } = languagesOf(this.config.languages, this.told);
    const { idle, idlePlaying, countdown, rest } = this.config;
    const [first = 'en', ...others] = languages;
    return { languages: [first, ...others], idle, idlePlaying, countdown, rest };
  }

  #happen(happening: Untimed) {
    const before = this.state;
    const after = next(before, { ...happening, now: performance.now() } as Happening, this.#manners);
    if (after === before) return;
    this.state = after;
    const [was, is] = [visitOf(before), visitOf(after)];
    if (was && !is) {
      this.#leaveStep();
      this.note({ kind: 'ended', seconds: (performance.now() - was.since) / 1000, byItself: happening.type === 'tick' });
    }
    if (is && !was) {
      this.note({ kind: 'began', lang: is.lang });
      void this.#welcome(is.lang);
    }
    if (is && was && is.lang !== was.lang) {
      this.note({ kind: 'spoke', lang: is.lang });
      void this.#translate(is.lang);
    }
    if (isCalm(after) && !isCalm(before)) void this.#reset();
    if (before.kind === 'staff' || after.kind === 'staff') this.dispatchEvent(new CustomEvent('kiosk-staff', { detail: after.kind === 'staff', bubbles: true }));
    if (before.kind !== after.kind || is?.playing !== was?.playing) this.#enter();
  }

  /** What follows from the kind of state alone. */
  #enter() {
    const { kind } = this.state;
    document.documentElement.dataset.kiosk = kind === 'countdown' || kind === 'staff' ? 'visit' : kind;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#frameAt = performance.now();
    this.#owed = 0;
    const playing = kind === 'visit' && this.state.playing;
    if (kind === 'attract' || playing) this.#frame = requestAnimationFrame(this.#advance);
    // The page stands otherwise now, and the player asks it when the window does.
    dispatchEvent(new Event('resize'));
  }

  /** A visit begins where it should, in the language that was touched. */
  async #welcome(lang: string) {
    this.#blur();
    if (lang !== this.book?.lang) await this.#open(lang);
    scrollTo({ top: 0, behavior: 'instant' });
    const { start } = this.config;
    if (this.book?.story.steps.some(({ id }) => id === start)) this.#cue({ type: 'go', step: start });
    else this.#cue({ type: 'scroll', position: { step: 0, progress: 0 } });
  }

  /** Nothing of a visit stays: a new page could not be newer. */
  async #reset() {
    this.sheet = CLOSED;
    this.size = 0;
    this.without = new Set();
    this.exploring = false;
    this.#themed?.hide(this.without);
    this.#blur();
    getSelection()?.removeAllRanges();
    await this.#open(this.#manners.languages[0]);
    scrollTo({ top: 0, behavior: 'instant' });
    this.#enter();
  }

  /** The same step in another language. */
  async #translate(lang: string) {
    const { step } = this;
    this.sheet = CLOSED;
    await this.#open(lang);
    if (step) this.#cue({ type: 'go', step });
    else scrollTo({ top: 0, behavior: 'instant' });
  }

  /** Puts the story in a language in the place of the one that is told. */
  async #open(lang: string) {
    const opening = (this.#opening += 1);
    let book: Book | undefined;
    try {
      book = await this.read?.(lang);
      await this.speak(lang);
    } catch (error) {
      console.error(error);
    }
    // Meanwhile another was asked for; or this one cannot be had, and the one that is told goes on.
    if (!book || opening !== this.#opening) return;
    this.book = book;
    const { documentElement: root } = document;
    [root.lang, root.dir] = [book.lang, book.dir];
    this.lang = book.lang;
    const old = this.#player;
    const player = playerFrom(book, this.#pane);
    player.querySelector('.afterword')?.after(this.#closing(book));
    this.#still?.destroy();
    const first = book.story.steps[0].id;
    this.#still = new StillStage({ picture: pictureIn(this.#pane), steps: book.story.steps, alt: book.alt, home: book.home });
    this.#player = player;
    this.step = undefined;
    old?.remove();
    this.replaceChildren(player);
    this.#themed?.speak(book.lang);
    this.#themed?.setFree(false);
    player.stage = this.#themed ?? this.#still;
    const { scene } = player;
    if (scene) this.#still.show(scene);
    this.#still.raise(!this.live);
    this.#reached = { step: first, at: performance.now() };
    await player.updateComplete;
  }

  /** After the last word: the way home, and the story to take along. */
  #closing({ story, lang }: Book): HTMLElement {
    const end = document.createElement('nav');
    end.className = 'closing';
    const button = (label: string, data: Readonly<Record<string, string>>) => {
      const made = document.createElement('button');
      [made.type, made.className, made.textContent] = ['button', 'chip', label];
      Object.assign(made.dataset, data);
      return made;
    };
    const { qr } = this.config;
    if (qr) end.append(button(msg('The story on your own phone'), { link: `${qr}${story.id}/${lang}/` }));
    end.append(button(msg('Back to the beginning'), { do: 'home' }));
    return end;
  }

  #mount(stage: LiveStage | undefined) {
    this.live = stage !== undefined;
    this.#themed = stage && new ThemedStage(stage, new Map(this.layers.map(({ id, theme }) => [id, theme])));
    this.#themed?.hide(this.without);
    this.#themed?.speak(this.book?.lang ?? 'en');
    this.exploring = false;
    if (this.#player) {
      this.#player.exploring = false;
      this.#player.stage = this.#themed ?? this.#still;
    }
  }

  /** One frame of the film, or of a story that plays by itself. */
  #advance = (now: number) => {
    this.#frame = requestAnimationFrame(this.#advance);
    const player = this.#player;
    if (!player?.story) return;
    const took = now - this.#lastFrame;
    this.#lastFrame = now;
    if (this.state.kind === 'attract') {
      // A machine that draws slowly must still hear a finger: it is shown a picture, and then listens.
      if (took > SLOW) this.#rests = now + LISTENS;
      if (now < this.#rests) return;
      const position = filmAt(player.story, now - this.state.since, this.config.pace);
      this.step = player.story.steps[position.step]?.id;
      this.style.setProperty('--film', String((position.step + position.progress) / player.story.steps.length));
      this.#cue({ type: 'scroll', position });
      return;
    }
    const elapsed = Math.min(200, now - this.#frameAt);
    this.#frameAt = now;
    const element = player.querySelectorAll('story-step')[player.position.step];
    const speed = element ? readingSpeed(element.clientHeight, this.book?.words.get(element.id) ?? 0) : 0;
    this.#owed += (speed * elapsed) / 1000;
    const pixels = Math.trunc(this.#owed);
    this.#owed -= pixels;
    const before = scrollY;
    scrollBy({ top: pixels, behavior: 'instant' });
    if (pixels > 0 && scrollY === before) this.#happen({ type: 'play', playing: false });
  };

  #tick = () => {
    const now = performance.now();
    const date = new Date();
    this.#happen({ type: 'tick', minute: date.getHours() * 60 + date.getMinutes() });
    const { state: doing } = this;
    if (doing.kind === 'countdown') this.seconds = secondsLeft(doing, now, this.#manners);
    const player = this.#player;
    if (player?.story && player.scene) this.#telling.setValue({ story: player.story, position: player.position, scene: player.scene });
    if (player && this.exploring !== player.exploring) this.exploring = player.exploring;
    const { x, y } = driftAt(now);
    // By whole steps: what moved with every look would never be still under a finger.
    this.style.setProperty('--drift-x', String(Math.round(x)));
    this.style.setProperty('--drift-y', String(Math.round(y)));
    this.onTick(now, isCalm(doing));
  };

  #cue(cue: Cue) {
    this.#player?.dispatchEvent(new StoryCueEvent(cue));
  }

  #go = (step: string) => {
    this.sheet = CLOSED;
    this.#cue({ type: 'go', step });
  };

  #openSheet = (sheet: Sheet) => {
    if (this.state.kind !== 'visit') return;
    if (this.sheet.kind === 'none') this.#from = this.shadowRoot?.activeElement as HTMLElement | undefined ?? undefined;
    if (sheet.kind !== 'none') this.#happen({ type: 'play', playing: false });
    if (sheet.kind !== 'pin' && sheet.kind !== 'map') this.#explore(false);
    this.sheet = sheet;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('.sheet .body')?.scrollTo({ top: 0 });
      this.renderRoot.querySelector<HTMLElement>('.sheet')?.focus({ preventScroll: true });
    });
  };

  #close = () => {
    this.sheet = CLOSED;
    this.#from?.focus({ preventScroll: true });
    this.#from = undefined;
  };

  #toggle = (theme: string) => {
    const hidden = new Set(this.without);
    if (!hidden.delete(theme)) hidden.add(theme);
    this.without = hidden;
    this.#themed?.hide(hidden);
  };

  #explore(free: boolean) {
    this.#player?.explore(free);
    this.exploring = this.#player?.exploring === true;
    if (free) this.#happen({ type: 'play', playing: false });
  }

  #blur() {
    const active = document.activeElement;
    (this.shadowRoot?.activeElement as HTMLElement | null)?.blur();
    if (active instanceof HTMLElement) active.blur();
  }

  #onPointer = (event: PointerEvent) => {
    const path = event.composedPath();
    const corner = path.some((node) => node instanceof Element && node.classList.contains('corner'));
    const lang = path.find((node): node is HTMLElement => node instanceof HTMLElement && node.dataset.lang !== undefined)?.dataset.lang;
    // Whoever waves the question away, or wants home, touches a button that says so.
    if (this.state.kind === 'countdown' && path.some((node) => node instanceof HTMLElement && node.dataset.do === 'home')) return;
    // A finger on the text takes the story into its own hands.
    if (this.state.kind === 'visit' && this.state.playing && !path.includes(this.renderRoot)) this.#happen({ type: 'play', playing: false });
    this.#happen({ type: 'touch', ...(lang && isCalm(this.state) ? { lang } : {}) });
    if (corner) this.#press();
  };

  #onKey = () => {
    // A key moves the focus through the invitations; it is the button that begins a visit.
    if (!isCalm(this.state)) this.#happen({ type: 'touch' });
  };

  #onWheel = () => {
    if (isCalm(this.state)) return;
    this.#happen({ type: 'touch' });
  };

  /** A finger that stays in the corner is the staff's. */
  #press() {
    clearTimeout(this.#pressed);
    const release = () => {
      clearTimeout(this.#pressed);
    };
    addEventListener('pointerup', release, { once: true });
    addEventListener('pointercancel', release, { once: true });
    this.#pressed = setTimeout(() => {
      if (this.config.pin) this.#openSheet({ kind: 'pin', typed: '' });
    }, LONG) as unknown as number;
  }

  #type = (key: string) => {
    if (this.sheet.kind !== 'pin') return;
    const { typed } = this.sheet;
    if (key === 'rub') this.sheet = { kind: 'pin', typed: typed.slice(0, -1) };
    else if (key === 'enter') this.#unlock(typed);
    else if (typed.length < 8) this.sheet = { kind: 'pin', typed: typed + key };
  };

  #unlock(typed: string) {
    const now = performance.now();
    if (now >= this.#wrong.until && typed === this.config.pin) {
      this.#wrong = { count: 0, until: 0 };
      this.sheet = CLOSED;
      this.#happen({ type: 'staff' });
      return;
    }
    const count = this.#wrong.count + 1;
    this.#wrong = count >= WRONG ? { count: 0, until: now + LOCKED } : { count, until: this.#wrong.until };
    this.sheet = { kind: 'pin', typed: '' };
  }

  /** Buttons in the text, which are not of this element's own making. */
  #onClick = (event: Event) => {
    const button = event.composedPath().find((node): node is HTMLElement => node instanceof HTMLElement && node.localName === 'button' && !this.shadowRoot?.contains(node));
    const { card, step, sources, link, do: does } = button?.dataset ?? {};
    if (card) this.#openSheet({ kind: 'card', id: card });
    else if (step) this.#go(step);
    else if (sources) this.#openSheet({ kind: 'sources', ids: sources.split(' ') });
    else if (link) this.#openSheet({ kind: 'code', title: msg('On your own phone'), address: link });
    else if (does === 'home') this.home();
  };

  #onLink = (link: HTMLAnchorElement) => {
    const id = link.hash.slice(1);
    if (this.book?.story.steps.some((step) => step.id === id)) this.#go(id);
  };

  #onPick = (entries: readonly CardEntry[]) => {
    if (this.state.kind !== 'visit' || entries.length === 0) return;
    const [only, ...others] = entries;
    this.#openSheet(only?.more && others.length === 0 ? { kind: 'card', id: only.more } : { kind: 'picked', entries });
  };

  #onChange = (event: StoryChangeEvent) => {
    const { step } = event.detail;
    if (this.state.kind === 'attract' || this.state.kind === 'rest' || step === this.step) return;
    this.#leaveStep();
    this.step = step;
    this.#reached = { step: step ?? '', at: performance.now() };
  };

  #leaveStep() {
    const { step, at } = this.#reached;
    const seconds = (performance.now() - at) / 1000;
    // Passed over is not reached.
    if (step && seconds >= 1.5) this.note({ kind: 'read', step, seconds });
    this.#reached = { step: '', at: performance.now() };
  }

  protected override updated(): void {
    const { style } = document.documentElement;
    style.setProperty('--kiosk-size', String(SIZES[this.size] ?? 1));
  }

  override render() {
    const { kind } = this.state;
    const telling = visitOf(this.state) !== undefined;
    return html`
      <slot></slot>
      ${telling ? this.#visit() : nothing}
      <div class=${kind === 'attract' ? 'veil attract up' : 'veil attract'}>${this.#attract()}</div>
      <div class=${kind === 'countdown' ? 'veil countdown up' : 'veil countdown'}>${this.#question()}</div>
      <div class=${kind === 'rest' ? 'veil rest up' : 'veil rest'}>${kind === 'rest' ? html`<p>${this.#manners.languages.map(invitationIn).join(' · ')}</p>` : nothing}</div>
      ${this.config.pin ? html`<div class="corner" aria-hidden="true"></div>` : nothing}
      ${this.faults.length > 0 && kind === 'attract' && this.state.since < SAID ? html`<div class="faults" role="alert">${this.faults.map(({ from, message }) => html`<p>${from}: ${message}</p>`)}</div>` : nothing}
    `;
  }

  #attract() {
    const { book } = this;
    if (!book) return nothing;
    const { steps } = book.story;
    const step = steps.find(({ id }) => id === this.step) ?? steps[0];
    const { languages } = this.#manners;
    return html`
      <header class="headline"><h1 class="title">${book.story.title}</h1><p class="subtitle">${book.subtitle}</p></header>
      <div class="below">
        <div class="caption">
          <p class="chapter">${step.chapter}</p>
          <h2>${step.title}</h2>
          <story-where class="where"></story-where>
          <p class="words">${book.captions.get(step.id)}</p>
          <div class="progress" aria-hidden="true"><i></i></div>
        </div>
        <div class="invitations">
          ${languages.map(
            (lang) => html`<button data-lang=${lang} lang=${lang} dir=${directionOf(lang)} @click=${() => { this.#happen({ type: 'touch', lang }); }}>${invitationIn(lang)}${languages.length > 1 ? html`<small>${endonym(lang)}</small>` : nothing}</button>`,
          )}
        </div>
      </div>
    `;
  }

  #visit() {
    const visit = visitOf(this.state);
    const { book } = this;
    if (!visit || !book) return nothing;
    const { languages } = this.#manners;
    const { steps } = book.story;
    const at = steps.findIndex(({ id }) => id === this.step);
    const tool = (name: Parameters<typeof icon>[0], label: string, sheet: Sheet['kind'] & ('chapters' | 'index' | 'map')) =>
      html`<button data-do=${sheet} aria-pressed=${this.sheet.kind === sheet ? 'true' : 'false'} @click=${() => { if (this.sheet.kind === sheet) this.#close(); else this.#openSheet({ kind: sheet }); }}>${icon(name)}<span>${label}</span></button>`;
    const sheet = { book, step: this.step, layers: this.layers, credits: this.credits, themes: this.config.layers, hidden: this.without, live: this.live, open: this.#openSheet, close: this.#close, go: this.#go, toggle: this.#toggle, type: this.#type };
    return html`
      <div class="date"><story-where></story-where></div>
      ${guard([this.sheet, book, this.without, this.step, this.live, this.layers], () => sheetView(this.sheet, sheet))}
      <div class="chrome" role="group" aria-label=${msg('Controls')}>
        <div class="row tools">
          <button data-do="home" @click=${() => { this.home(); }}>${icon('home')}<span>${msg('Home')}</span></button>
          ${tool('chapters', msg('Chapters'), 'chapters')} ${tool('people', msg('Who, where'), 'index')} ${tool('map', msg('Map'), 'map')}
          <button data-do="size" @click=${() => { this.size = (this.size + 1) % SIZES.length; }}><b>${'A'.repeat(1)}${this.size > 0 ? '+' : ''}${this.size > 1 ? '+' : ''}</b><span>${msg('Text size')}</span></button>
          ${languages.length > 1
            ? languages.map((lang) => html`<button data-do="language" aria-current=${lang === book.lang ? 'true' : nothing} lang=${lang} @click=${() => { this.#happen({ type: 'touch', lang }); }}><b>${endonym(lang).slice(0, 2)}</b><span>${endonym(lang)}</span></button>`)
            : nothing}
        </div>
        <div class="row turn">
          ${this.exploring
            ? html`<button data-do="closer" aria-label=${msg('Closer')} @click=${() => this.#player?.map?.zoomIn()}>${icon('plus')}</button>
                <button data-do="farther" aria-label=${msg('Farther')} @click=${() => this.#player?.map?.zoomOut()}>${icon('minus')}</button>
                <button class="forth" data-do="story" @click=${() => { this.#explore(false); }}>${msg('Back to the story')}</button>`
            : html`<button data-do="back" ?disabled=${at <= 0} @click=${() => { this.#turn('previous'); }}>${icon('back')}<span>${msg('Back')}</span></button>
                ${this.live ? html`<button class="stacked" data-do="move" @click=${() => { this.sheet = CLOSED; this.#explore(true); }}>${icon('move')}<span>${msg('Move map')}</span></button>` : nothing}
                <button class="stacked" data-do="play" @click=${() => { this.sheet = CLOSED; this.#happen({ type: 'play', playing: !visit.playing }); }}>${icon(visit.playing ? 'pause' : 'play')}<span>${visit.playing ? msg('Pause') : msg('Play')}</span></button>
                <button class="forth" data-do="next" ?disabled=${at === steps.length - 1} @click=${() => { this.#turn('next'); }}><span>${at < 0 ? msg('Begin') : msg('Next')}</span>${icon('next')}</button>`}
        </div>
      </div>
    `;
  }

  #turn(type: 'next' | 'previous') {
    this.sheet = CLOSED;
    this.#happen({ type: 'play', playing: false });
    this.#cue({ type });
  }

  #question() {
    // It is there while it fades, too.
    const left = this.seconds;
    const share = left / this.#manners.countdown;
    return html`<div class="question" role="alertdialog" aria-label=${msg('Are you still here?')}>
      <svg class="dial" viewBox="0 0 100 100" aria-hidden="true">
        <circle cx="50" cy="50" r="44" fill="none" stroke="var(--story-line)" stroke-width="3" />
        <circle cx="50" cy="50" r="44" fill="none" stroke="var(--story-accent)" stroke-width="6" pathLength="1" stroke-dasharray=${`${String(share)} 1`} transform="rotate(-90 50 50)" />
        <text x="50" y="62" text-anchor="middle">${new Intl.NumberFormat(this.book?.lang).format(left)}</text>
      </svg>
      <h2>${msg('Are you still here?')}</h2>
      <p>${msg(str`Touch anywhere to go on reading. Otherwise the story begins again for the next visitor.`)}</p>
      <div class="row">
        <button data-do="home" @click=${() => { this.home(); }}>${msg('I am done')}</button>
        <button class="stay" data-do="stay" @click=${() => { this.#happen({ type: 'touch' }); }}>${msg('Go on reading')}</button>
      </div>
    </div>`;
  }
}

/** Where the map is, with the picture that stands in for it: one for as long as the page lives, whatever language it is in. */
function paneOf(): HTMLElement {
  const pane = document.createElement('div');
  pane.slot = 'stage';
  pane.className = 'stage';
  const free = document.createElement('div');
  free.className = 'free';
  const picture = document.createElement('picture');
  picture.className = 'still';
  picture.append(document.createElement('img'));
  pane.append(free, picture);
  return pane;
}

function pictureIn(pane: HTMLElement): HTMLElement {
  const picture = pane.querySelector<HTMLElement>('.still');
  if (!picture) throw new Error('The pane has lost its picture.');
  return picture;
}
