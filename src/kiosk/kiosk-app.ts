import { ContextProvider } from '@lit/context';
import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { Layer, Localized } from '../../geo/layer.ts';
import { confidenceStyles } from '../player/confidence.styles.ts';
import { playbackContext } from '../player/playback.ts';
import type { StoryChangeEvent } from '../player/events.ts';
import type { CardEntry } from '../player/story-card.ts';
import type { StoryPlayer } from '../player/story-player.ts';
import type { SupervisedMap } from '../stage/map-supervisor.ts';
import type { Scene } from '../story/story.ts';
import { attractView, restView } from './attract-view.ts';
import { attractStyles } from './attract.styles.ts';
import { barView, type Contents } from './bar-view.ts';
import type { StoryBook } from './story-book.ts';
import { DEFAULTS, offeredLanguages, type Config } from './config.ts';
import { sourceName, type ConfigFault } from './read-config.ts';
import { Dwell, type CountEvent } from './counts.ts';
import { attractAt, driftAt, toldToItsEnd } from './attract.ts';
import { readingSpeed, scrollingPage } from './automatic-scroll.ts';
import { FocusMemory } from './focus-memory.ts';
import { everyFrame, pausingWhenSlow } from './frames.ts';
import { appStyles } from './kiosk-app.styles.ts';
import { keepAwake, lockDown } from './lockdown.ts';
import { NO_GUESSES, tryPin, typedAfter } from './pin.ts';
import { questionView } from './question-view.ts';
import { questionStyles } from './question.styles.ts';
import { CLOSED, type KioskSheet } from './sheet.ts';
import { sheetStyles } from './sheet.styles.ts';
import { sheetView } from './sheet-view.ts';
import {
  initial,
  isCalm,
  next,
  secondsLeft,
  visitOf,
  type KioskEvent,
  type VisitRules,
  type State,
  type Visit,
} from './state.ts';
import { StoryHost } from './story-host.ts';
import { visitStyles } from './visit.styles.ts';
import { listenToVisitor, type VisitorInput } from './visitor-input.ts';

/** What the kiosk asks of a new map. */
export interface MapRequest {
  readonly pane: HTMLElement;
  readonly scene: Scene | undefined;
  readonly lang: string;
  readonly onMissing: (title: string) => void;
  readonly onPick: (entries: readonly CardEntry[]) => void;
  /** Whether there is a card with this id. */
  readonly has: (id: string) => boolean;
}

type Untimed = KioskEvent extends infer H ? (H extends { readonly now: number } ? Omit<H, 'now'> : never) : never;

/** Factors of the three text sizes. */
const SIZES = [1, 1.22, 1.48] as const;
/** Interval of the clock, in milliseconds. */
const TICK = 250;
/** How long faults of the configuration are shown on the screen, in milliseconds. */
const FAULTS_SHOWN = 60_000;

/**
 * The kiosk of a museum: an attract loop that invites visitors, a visit by touch, and back to the loop.
 *
 * Its state is one value, `State`, that only `next()` changes. This element shows it, and undoes everything of a
 * visit when it is over. The story itself is shown by a `<story-player>`, made from the story's page.
 *
 * @tag kiosk-app
 * @fires kiosk-staff - The PIN was right, or the staff are done.
 * @slot - The player; before there is one, links to the stories.
 */
@localized()
export class KioskApp extends LitElement {
  static override styles = [appStyles, attractStyles, visitStyles, sheetStyles, confidenceStyles, questionStyles];

  @property({ attribute: false }) config: Config = DEFAULTS;
  @property({ attribute: false }) faults: readonly ConfigFault[] = [];
  /** The languages of the story. */
  @property({ attribute: false }) storyLanguages: readonly string[] = [];
  /** Reads the story in a language. */
  @property({ attribute: false }) read: ((lang: string) => Promise<StoryBook>) | undefined;
  /** Sets the language of the kiosk's own texts. */
  @property({ attribute: false }) setLanguage: (lang: string) => Promise<void> = () => Promise.resolve();
  /** Makes a map; rejects if the browser cannot draw one. */
  @property({ attribute: false }) make: ((request: MapRequest) => Promise<SupervisedMap>) | undefined;
  @property({ attribute: false }) layers: readonly Layer[] = [];
  @property({ attribute: false }) credits: Readonly<Record<string, Localized>> = {};
  /** Stores a count. */
  @property({ attribute: false }) count: (entry: CountEvent) => void = () => undefined;
  /** The map could not be drawn, or its context was lost for good. */
  @property({ attribute: false }) onMapLost: () => void = () => undefined;
  /** Called at every tick of the clock. `now`: milliseconds, monotonic; `calm`: nobody is there. */
  @property({ attribute: false }) onTick: (now: number, calm: boolean) => void = () => undefined;

  @state() private state: State = initial(performance.now());
  @state() private sheet: KioskSheet = CLOSED;
  @state() private size = 0;
  @state() private book: StoryBook | undefined;
  @state() private step: string | undefined;
  /** Whether the date and place on the screen are those of the step that the attract loop tells. */
  @state() private arrived = false;
  @state() private exploring = false;
  @state() private live = false;
  @state() private seconds = 0;
  @state() private hiddenThemes: ReadonlySet<string> = new Set();

  #playback = new ContextProvider(this, { context: playbackContext });
  #host = new StoryHost({
    read: async (lang) => {
      const book = await this.read?.(lang);
      await this.setLanguage(lang);
      return book;
    },
    qr: () => this.config.qr,
    onPlayer: (book, player) => {
      this.#showBook(book, player);
    },
    onLive: (live) => {
      this.live = live;
      this.exploring = false;
    },
    onCover: (covered) => {
      // What has moved below the still is shown again.
      if (!covered) this.#rewind(performance.now());
    },
    onMapLost: () => {
      this.onMapLost();
    },
  });
  /** The time by which the attract loop that began at `since` was set back; both in milliseconds. */
  #rewound = { since: 0, by: 0 };
  #dwell = new Dwell();
  #guesses = NO_GUESSES;
  #undo: (() => void)[] = [];
  #stopFrames: (() => void) | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #focus = new FocusMemory(this);

  /** The current state. */
  get currentState(): State {
    return this.state;
  }

  get player(): StoryPlayer | undefined {
    return this.#host.player;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const off = new AbortController();
    const { signal } = off;
    this.addEventListener('story-change', this.#onChange, { signal });
    this.addEventListener('click', this.#onClick, { signal });
    this.#undo = [
      () => {
        off.abort();
      },
      listenToVisitor(this.renderRoot, {
        onTouch: this.#onTouch,
        onKey: this.#onKey,
        onWheel: this.#onWheel,
        onLongPress: () => {
          if (this.config.pin) this.#openSheet({ kind: 'pin', typed: '' });
        },
        // During the countdown the button “I am done” must act alone: any other touch continues the visit.
        leavesHomeToButton: () => this.state.kind === 'countdown',
      }),
      lockDown({
        mayPinch: (event) => this.exploring && event.composedPath().includes(this.#host.pane),
        onLink: this.#onLink,
      }),
      keepAwake(),
    ];
    this.#timer = setInterval(this.#tick, TICK);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const undo of this.#undo) undo();
    clearInterval(this.#timer);
    this.#stopFrames?.();
    this.#host.destroy();
  }

  /** Starts the kiosk: reads the story in the first language, shows the attract loop, and requests a map. */
  async begin(): Promise<void> {
    await this.#host.open(this.#rules.languages[0]);
    this.#applyKind();
    const { make } = this;
    if (!make) return;
    const { pane } = this.#host;
    await this.#host.draw(
      () =>
        make({
          pane,
          scene: this.player?.scene,
          lang: this.book?.lang ?? 'en',
          onMissing: (title) => this.player?.reportMissing(title),
          onPick: this.#onPick,
          has: (id) => this.book?.entries.has(id) === true,
        }),
      () => this.layers,
    );
  }

  /** Returns to the attract loop. */
  home(): void {
    this.#dispatch({ type: 'home' });
  }

  get #rules(): VisitRules {
    const { languages } = offeredLanguages(this.config.languages, this.storyLanguages);
    const { idle, idlePlaying, countdown, rest } = this.config;
    const [first = 'en', ...others] = languages;
    return { languages: [first, ...others], idle, idlePlaying, countdown, rest };
  }

  #dispatch(event: Untimed) {
    const before = this.state;
    const after = next(before, { ...event, now: performance.now() } as KioskEvent, this.#rules);
    if (after === before) return;
    this.state = after;
    const [was, is] = [visitOf(before), visitOf(after)];
    // First, because scrolling needs the page in its new layout.
    if (before.kind !== after.kind || is?.playing !== was?.playing) this.#applyKind();
    if (was && !is) {
      this.#leaveStep();
      this.count({
        kind: 'ended',
        seconds: (performance.now() - was.since) / 1000,
        byItself: event.type === 'tick',
      });
    }
    if (is && !was) {
      this.count({ kind: 'began', lang: is.lang });
      void this.#beginVisit(is.lang);
    }
    if (is && was && is.lang !== was.lang) {
      this.count({ kind: 'spoke', lang: is.lang });
      void this.#translate(is.lang);
    }
    if (isCalm(after) && !isCalm(before)) void this.#reset();
    else if ((after.kind === 'countdown') !== (before.kind === 'countdown'))
      this.#focusQuestion(after.kind === 'countdown');
    if (before.kind === 'staff' || after.kind === 'staff')
      this.dispatchEvent(new CustomEvent('kiosk-staff', { detail: after.kind === 'staff', bubbles: true }));
  }

  /** Applies what depends only on the kind of the state. */
  #applyKind() {
    const { kind } = this.state;
    document.documentElement.dataset.kiosk = kind === 'countdown' || kind === 'staff' ? 'visit' : kind;
    this.#stopFrames?.();
    this.#stopFrames =
      kind === 'attract'
        ? everyFrame(pausingWhenSlow(this.#showAttract))
        : kind === 'visit' && this.state.playing
          ? everyFrame(this.#playFrames())
          : undefined;
    // The layout has changed, and the player measures it again when the window resizes.
    dispatchEvent(new Event('resize'));
  }

  /** Begins a visit at the configured step, in the language that was touched. */
  async #beginVisit(lang: string) {
    this.#focus.clear();
    if (lang !== this.book?.lang) await this.#host.open(lang);
    scrollTo({ top: 0, behavior: 'instant' });
    const { start } = this.config;
    if (this.book?.story.steps.some(({ id }) => id === start)) this.#host.cue({ type: 'go', step: start });
    else this.#host.cue({ type: 'scroll', position: { step: 0, progress: 0 } });
  }

  /** Removes every trace of a visit, as a reload would. */
  async #reset() {
    this.sheet = CLOSED;
    this.size = 0;
    this.hiddenThemes = new Set();
    this.exploring = false;
    this.#host.hide(this.hiddenThemes);
    this.#focus.clear();
    getSelection()?.removeAllRanges();
    await this.#host.open(this.#rules.languages[0]);
    scrollTo({ top: 0, behavior: 'instant' });
    this.#applyKind();
  }

  /** Shows the same step in another language. */
  async #translate(lang: string) {
    const { step } = this.#host;
    this.sheet = CLOSED;
    await this.#host.open(lang);
    if (step) this.#host.cue({ type: 'go', step });
    else scrollTo({ top: 0, behavior: 'instant' });
  }

  /** Shows the story in another language. */
  #showBook(book: StoryBook, player: StoryPlayer) {
    this.book = book;
    const { documentElement: root } = document;
    [root.lang, root.dir] = [book.lang, book.dir];
    this.lang = book.lang;
    this.step = undefined;
    this.replaceChildren(player);
    this.#dwell.enter(book.story.steps[0].id, performance.now());
  }

  /** The time in the attract loop, in milliseconds. */
  #loopTime(now: number): number {
    const { since } = this.state;
    return now - since - (this.#rewound.since === since ? this.#rewound.by : 0);
  }

  /** Sets the attract loop back to the beginning of its step. */
  #rewind(now: number) {
    const { since } = this.state;
    const into = Math.max(0, this.#loopTime(now)) % (this.config.pace * 1000);
    this.#rewound = { since, by: now - since - this.#loopTime(now) + into };
  }

  /** Shows one frame of the attract loop. `now`: milliseconds, monotonic. */
  #showAttract = (now: number) => {
    const { player, book } = this;
    if (!player?.story || !book) return;
    const { position, loop } = attractAt(book.attract, this.#loopTime(now), this.config.pace);
    const step = player.story.steps[position.step]?.id;
    // Until the next tick: the picture needs some frames to get there, on a slow machine some seconds.
    if (step !== this.step) this.arrived = false;
    this.step = step;
    this.style.setProperty('--attract', String(loop));
    // A map that never rests would never be complete, and a still would cover it for ever.
    this.#host.cue({ type: 'scroll', position: this.#host.covered ? toldToItsEnd(position) : position });
  };

  /** Plays the story: scrolls the page at reading speed, and stops at the end. */
  #playFrames() {
    const speed = () => {
      const { player } = this;
      const element = player?.querySelectorAll('story-step')[player.position.step];
      return element ? readingSpeed(element.clientHeight, this.book?.words.get(element.id) ?? 0) : 0;
    };
    return scrollingPage(speed, () => {
      this.#play(false);
    });
  }

  #tick = () => {
    const now = performance.now();
    const date = new Date();
    this.#dispatch({ type: 'tick', minute: date.getHours() * 60 + date.getMinutes() });
    const { state } = this;
    if (state.kind === 'countdown') this.seconds = secondsLeft(state, now, this.#rules);
    const { player } = this;
    if (player?.story && player.scene)
      this.#playback.setValue({ story: player.story, position: player.position, scene: player.scene });
    this.arrived = this.#isAtStep();
    if (player && this.exploring !== player.exploring) this.exploring = player.exploring;
    const { x, y } = driftAt(now);
    // In whole units, so that buttons do not move with every tick while a visitor touches them.
    this.style.setProperty('--drift-x', String(Math.round(x)));
    this.style.setProperty('--drift-y', String(Math.round(y)));
    this.onTick(now, isCalm(state));
  };

  /** Whether the scene in view is one of the current step: its place, and a day of its own. */
  #isAtStep(): boolean {
    const { player, step } = this;
    const current = player?.story?.steps[player.position.step];
    if (!player?.scene || !current || current.id !== step) return false;
    const { from, until } = current.scene.when;
    const day = Math.round(player.scene.when.now);
    return from <= day && day <= until;
  }

  #go = (step: string) => {
    this.sheet = CLOSED;
    this.#host.cue({ type: 'go', step });
  };

  #openSheet = (sheet: KioskSheet) => {
    if (this.state.kind !== 'visit') return;
    if (this.sheet.kind === 'none') this.#focus.remember('sheet');
    if (sheet.kind !== 'none') this.#play(false);
    if (sheet.kind !== 'pin' && sheet.kind !== 'map') this.#explore(false);
    this.sheet = sheet;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('.sheet .body')?.scrollTo({ top: 0 });
      this.renderRoot.querySelector<HTMLElement>('.sheet')?.focus({ preventScroll: true });
    });
  };

  #close = () => {
    this.sheet = CLOSED;
    this.#focus.restore('sheet');
  };

  #toggle = (theme: string) => {
    const hidden = new Set(this.hiddenThemes);
    if (!hidden.delete(theme)) hidden.add(theme);
    this.hiddenThemes = hidden;
    this.#host.hide(hidden);
  };

  #explore(free: boolean) {
    this.exploring = this.#host.explore(free);
    if (free) this.#play(false);
  }

  #play(playing: boolean) {
    this.#dispatch({ type: 'play', playing });
  }

  /** Moves the focus to the question when it opens, and back when it closes. */
  #focusQuestion(asks: boolean) {
    if (asks) {
      this.#focus.remember('question');
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector<HTMLElement>('.question .stay')?.focus({ preventScroll: true }),
      );
      return;
    }
    this.#focus.restore('question');
  }

  #onTouch: VisitorInput['onTouch'] = ({ lang, onText }) => {
    // A touch on the text stops automatic play.
    if (this.state.kind === 'visit' && this.state.playing && onText) this.#play(false);
    this.#dispatch({ type: 'touch', ...(lang && isCalm(this.state) ? { lang } : {}) });
  };

  #onKey = (key: string) => {
    // A key only moves the focus through the invitations; pressing a button begins a visit.
    if (isCalm(this.state)) return;
    // Escape closes the sheet; in the text, where every step has many buttons, it moves the focus to the bar.
    if (key === 'Escape' && this.state.kind === 'visit') {
      if (this.sheet.kind !== 'none') this.#close();
      else this.renderRoot.querySelector<HTMLElement>('[data-do="home"]')?.focus({ preventScroll: true });
    }
    this.#dispatch({ type: 'touch' });
  };

  #onWheel = () => {
    if (isCalm(this.state)) return;
    this.#dispatch({ type: 'touch' });
  };

  #type = (key: string) => {
    if (this.sheet.kind !== 'pin') return;
    const { typed } = this.sheet;
    if (key !== 'enter') {
      this.sheet = { kind: 'pin', typed: typedAfter(typed, key) };
      return;
    }
    const { opens, guesses } = tryPin(this.#guesses, typed, this.config.pin, performance.now());
    this.#guesses = guesses;
    this.sheet = opens ? CLOSED : { kind: 'pin', typed: '' };
    if (opens) this.#dispatch({ type: 'staff' });
  };

  /** Handles the buttons in the text, which `story-book.ts` adds. */
  #onClick = (event: Event) => {
    const button = event
      .composedPath()
      .find(
        (node): node is HTMLElement =>
          node instanceof HTMLElement && node.localName === 'button' && !this.shadowRoot?.contains(node),
      );
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
    this.#dwell.enter(step ?? '', performance.now());
  };

  #leaveStep() {
    const read = this.#dwell.leave(performance.now());
    if (read) this.count({ kind: 'read', ...read });
  }

  protected override updated(): void {
    const { style } = document.documentElement;
    style.setProperty('--kiosk-size', String(SIZES[this.size] ?? 1));
    // Whether there is a choice of languages: in a narrow bar they need a row of their own.
    style.setProperty('--kiosk-languages', this.#rules.languages.length > 1 ? '1' : '0');
  }

  override render() {
    const { kind } = this.state;
    const visit = visitOf(this.state);
    const { book } = this;
    const { languages, countdown } = this.#rules;
    const home = () => {
      this.home();
    };
    return html`
      <slot></slot>
      ${visit && book ? this.#visit(visit, book) : nothing}
      <div class=${kind === 'attract' ? 'veil attract up' : 'veil attract'}>
        ${
          book
            ? attractView({
                book,
                step: this.step,
                arrived: this.arrived,
                languages,
                begin: (lang) => {
                  this.#dispatch({ type: 'touch', lang });
                },
              })
            : nothing
        }
      </div>
      <div class=${kind === 'countdown' ? 'veil countdown up' : 'veil countdown'}>
        ${questionView({
          lang: book?.lang,
          left: this.seconds,
          of: countdown,
          home,
          stay: () => {
            this.#dispatch({ type: 'touch' });
          },
        })}
      </div>
      <div class=${kind === 'rest' ? 'veil rest up' : 'veil rest'}>
        ${kind === 'rest' ? restView(languages) : nothing}
      </div>
      ${this.config.pin ? html`<div class="corner" aria-hidden="true"></div>` : nothing}
      ${this.faults.length > 0 && kind === 'attract' && this.state.since < FAULTS_SHOWN ? html`<div class="faults" role="alert">${this.faults.map(({ from, message }) => html`<p>${sourceName(from)}: ${message()}</p>`)}</div>` : nothing}
    `;
  }

  #visit({ playing }: Visit, book: StoryBook) {
    const sheet = {
      book,
      step: this.step,
      layers: this.layers,
      credits: this.credits,
      themes: this.config.layers,
      hidden: this.hiddenThemes,
      live: this.live,
      open: this.#openSheet,
      close: this.#close,
      go: this.#go,
      toggle: this.#toggle,
      type: this.#type,
    };
    /** Closes the sheet when an action changes the step. */
    const closingSheet =
      <A extends readonly unknown[]>(act: (...given: A) => void) =>
      (...given: A) => {
        this.sheet = CLOSED;
        act(...given);
      };
    return html`
      <div class="date"><story-where></story-where></div>
      ${guard([this.sheet, book, this.hiddenThemes, this.step, this.live, this.layers], () => sheetView(this.sheet, sheet))}
      ${barView({
        story: book.story,
        lang: book.lang,
        languages: this.#rules.languages,
        step: this.step,
        sheet: this.sheet.kind,
        size: this.size,
        live: this.live,
        exploring: this.exploring,
        playing,
        home: () => {
          this.home();
        },
        toggle: (kind: Contents) => {
          if (this.sheet.kind === kind) this.#close();
          else this.#openSheet({ kind });
        },
        enlarge: () => {
          this.size = (this.size + 1) % SIZES.length;
        },
        speak: (lang) => {
          this.#dispatch({ type: 'touch', lang });
        },
        turn: closingSheet((type) => {
          this.#play(false);
          this.#host.cue({ type });
        }),
        play: closingSheet((on) => {
          this.#play(on);
        }),
        explore: (free) => {
          if (free) this.sheet = CLOSED;
          this.#explore(free);
        },
        zoom: (way) => {
          if (way === 'in') this.player?.map?.zoomIn();
          else this.player?.map?.zoomOut();
        },
      })}
    `;
  }
}
