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
import { DEFAULTS, offeredLanguages, type Config, type ConfigFault } from './config.ts';
import { Dwell, type CountEvent } from './counts.ts';
import { attractAt, driftAt, readingSpeed } from './attract.ts';
import { FocusMemory } from './focus-memory.ts';
import { everyFrame, restingAfterSlow, rollingPage } from './frames.ts';
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
  type Happening,
  type VisitRules,
  type State,
  type Visit,
} from './state.ts';
import { StoryHost } from './story-host.ts';
import { visitStyles } from './visit.styles.ts';
import { listenToVisitor, type VisitorInput } from './visitor-input.ts';

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
/** Milliseconds for which faults of the configuration are shown on the screen. */
const FAULTS_SHOWN = 60_000;

/**
 * The kiosk of a museum: an attract loop that invites visitors, a visit by touch, and back to the loop.
 *
 * What it is doing is one value, `State`, that only `next()` changes. This element shows it, and undoes everything of a
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
  /** Languages that the story is told in. */
  @property({ attribute: false }) told: readonly string[] = [];
  /** Reads the story in a language. */
  @property({ attribute: false }) read: ((lang: string) => Promise<StoryBook>) | undefined;
  /** Has the page's own words in a language. */
  @property({ attribute: false }) speak: (lang: string) => Promise<void> = () => Promise.resolve();
  /** Makes a map; rejects where there can be none. */
  @property({ attribute: false }) make: ((wish: StageWish) => Promise<SupervisedMap>) | undefined;
  @property({ attribute: false }) layers: readonly Layer[] = [];
  @property({ attribute: false }) credits: Readonly<Record<string, Localized>> = {};
  /** Keeps the counts. */
  @property({ attribute: false }) note: (entry: CountEvent) => void = () => undefined;
  /** The map could not be drawn, or its context was lost for good. */
  @property({ attribute: false }) onDark: () => void = () => undefined;
  /** Called with every look at the clock. */
  @property({ attribute: false }) onTick: (now: number, calm: boolean) => void = () => undefined;

  @state() private state: State = initial(performance.now());
  @state() private sheet: KioskSheet = CLOSED;
  @state() private size = 0;
  @state() private book: StoryBook | undefined;
  @state() private step: string | undefined;
  @state() private exploring = false;
  @state() private live = false;
  @state() private seconds = 0;
  @state() private without: ReadonlySet<string> = new Set();

  #playback = new ContextProvider(this, { context: playbackContext });
  #host = new StoryHost({
    read: async (lang) => {
      const book = await this.read?.(lang);
      await this.speak(lang);
      return book;
    },
    qr: () => this.config.qr,
    onTold: (book, player) => {
      this.#told(book, player);
    },
    onLive: (live) => {
      this.live = live;
      this.exploring = false;
    },
    onDark: () => {
      this.onDark();
    },
  });
  #dwell = new Dwell();
  #guesses = NO_GUESSES;
  #undo: (() => void)[] = [];
  #still: (() => void) | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #focus = new FocusMemory(this);

  /** What it is doing. */
  get doing(): State {
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
        // Whoever waves the question away, or wants to start over, touches a button that says so.
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
    this.#still?.();
    this.#host.destroy();
  }

  /** Begins: reads the first language, shows the film, and asks for a map. */
  async begin(): Promise<void> {
    await this.#host.open(this.#rules.languages[0]);
    this.#enter();
    const { make } = this;
    if (!make) return;
    const { pane } = this.#host;
    await this.#host.draw(
      () =>
        make({
          pane,
          scene: this.player?.scene,
          lang: this.book?.lang ?? 'en',
          onMissing: (title) => this.player?.miss(title),
          onPick: this.#onPick,
          has: (id) => this.book?.entries.has(id) === true,
        }),
      () => this.layers,
    );
  }

  /** The staff are done, or somebody wants the beginning. */
  home(): void {
    this.#happen({ type: 'home' });
  }

  get #rules(): VisitRules {
    const { languages } = offeredLanguages(this.config.languages, this.told);
    const { idle, idlePlaying, countdown, rest } = this.config;
    const [first = 'en', ...others] = languages;
    return { languages: [first, ...others], idle, idlePlaying, countdown, rest };
  }

  #happen(happening: Untimed) {
    const before = this.state;
    const after = next(before, { ...happening, now: performance.now() } as Happening, this.#rules);
    if (after === before) return;
    this.state = after;
    const [was, is] = [visitOf(before), visitOf(after)];
    // First, so that whatever scrolls finds the page laid out as it will stay.
    if (before.kind !== after.kind || is?.playing !== was?.playing) this.#enter();
    if (was && !is) {
      this.#leaveStep();
      this.note({
        kind: 'ended',
        seconds: (performance.now() - was.since) / 1000,
        byItself: happening.type === 'tick',
      });
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
    else if ((after.kind === 'countdown') !== (before.kind === 'countdown')) this.#ask(after.kind === 'countdown');
    if (before.kind === 'staff' || after.kind === 'staff')
      this.dispatchEvent(new CustomEvent('kiosk-staff', { detail: after.kind === 'staff', bubbles: true }));
  }

  /** What follows from the kind of state alone. */
  #enter() {
    const { kind } = this.state;
    document.documentElement.dataset.kiosk = kind === 'countdown' || kind === 'staff' ? 'visit' : kind;
    this.#still?.();
    this.#still =
      kind === 'attract'
        ? everyFrame(restingAfterSlow(this.#showAttract))
        : kind === 'visit' && this.state.playing
          ? everyFrame(this.#roll())
          : undefined;
    // The page stands otherwise now, and the player asks it when the window does.
    dispatchEvent(new Event('resize'));
  }

  /** A visit begins where it should, in the language that was touched. */
  async #welcome(lang: string) {
    this.#focus.clear();
    if (lang !== this.book?.lang) await this.#host.open(lang);
    scrollTo({ top: 0, behavior: 'instant' });
    const { start } = this.config;
    if (this.book?.story.steps.some(({ id }) => id === start)) this.#host.cue({ type: 'go', step: start });
    else this.#host.cue({ type: 'scroll', position: { step: 0, progress: 0 } });
  }

  /** Nothing of a visit stays: a new page could not be newer. */
  async #reset() {
    this.sheet = CLOSED;
    this.size = 0;
    this.without = new Set();
    this.exploring = false;
    this.#host.hide(this.without);
    this.#focus.clear();
    getSelection()?.removeAllRanges();
    await this.#host.open(this.#rules.languages[0]);
    scrollTo({ top: 0, behavior: 'instant' });
    this.#enter();
  }

  /** The same step in another language. */
  async #translate(lang: string) {
    const { step } = this.#host;
    this.sheet = CLOSED;
    await this.#host.open(lang);
    if (step) this.#host.cue({ type: 'go', step });
    else scrollTo({ top: 0, behavior: 'instant' });
  }

  /** The story is told in another language. */
  #told(book: StoryBook, player: StoryPlayer) {
    this.book = book;
    const { documentElement: root } = document;
    [root.lang, root.dir] = [book.lang, book.dir];
    this.lang = book.lang;
    this.step = undefined;
    this.replaceChildren(player);
    this.#dwell.enter(book.story.steps[0].id, performance.now());
  }

  /** One frame of the film. */
  #showAttract = (now: number) => {
    const { player } = this;
    if (!player?.story) return;
    const position = attractAt(player.story, now - this.state.since, this.config.pace);
    this.step = player.story.steps[position.step]?.id;
    this.style.setProperty('--attract', String((position.step + position.progress) / player.story.steps.length));
    this.#host.cue({ type: 'scroll', position });
  };

  /** A story that plays by itself: the page rolls as slowly as it is read, and stops at its end. */
  #roll() {
    const speed = () => {
      const { player } = this;
      const element = player?.querySelectorAll('story-step')[player.position.step];
      return element ? readingSpeed(element.clientHeight, this.book?.words.get(element.id) ?? 0) : 0;
    };
    return rollingPage(speed, () => {
      this.#play(false);
    });
  }

  #tick = () => {
    const now = performance.now();
    const date = new Date();
    this.#happen({ type: 'tick', minute: date.getHours() * 60 + date.getMinutes() });
    const { state: doing } = this;
    if (doing.kind === 'countdown') this.seconds = secondsLeft(doing, now, this.#rules);
    const { player } = this;
    if (player?.story && player.scene)
      this.#playback.setValue({ story: player.story, position: player.position, scene: player.scene });
    if (player && this.exploring !== player.exploring) this.exploring = player.exploring;
    const { x, y } = driftAt(now);
    // By whole steps: what moved with every look would never be still under a finger.
    this.style.setProperty('--drift-x', String(Math.round(x)));
    this.style.setProperty('--drift-y', String(Math.round(y)));
    this.onTick(now, isCalm(doing));
  };

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
    const hidden = new Set(this.without);
    if (!hidden.delete(theme)) hidden.add(theme);
    this.without = hidden;
    this.#host.hide(hidden);
  };

  #explore(free: boolean) {
    this.exploring = this.#host.explore(free);
    if (free) this.#play(false);
  }

  #play(playing: boolean) {
    this.#happen({ type: 'play', playing });
  }

  /** The question takes the focus, and gives it back. */
  #ask(asks: boolean) {
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
    // A finger on the text stops a story that plays by itself.
    if (this.state.kind === 'visit' && this.state.playing && onText) this.#play(false);
    this.#happen({ type: 'touch', ...(lang && isCalm(this.state) ? { lang } : {}) });
  };

  #onKey = (key: string) => {
    // A key moves the focus through the invitations; it is the button that begins a visit.
    if (isCalm(this.state)) return;
    // Out of a sheet, and out of the text, where every step has its buttons, to the bar.
    if (key === 'Escape' && this.state.kind === 'visit') {
      if (this.sheet.kind !== 'none') this.#close();
      else this.renderRoot.querySelector<HTMLElement>('[data-do="home"]')?.focus({ preventScroll: true });
    }
    this.#happen({ type: 'touch' });
  };

  #onWheel = () => {
    if (isCalm(this.state)) return;
    this.#happen({ type: 'touch' });
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
    if (opens) this.#happen({ type: 'staff' });
  };

  /** Buttons in the text, which are not of this element's own making. */
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
    if (read) this.note({ kind: 'read', ...read });
  }

  protected override updated(): void {
    const { style } = document.documentElement;
    style.setProperty('--kiosk-size', String(SIZES[this.size] ?? 1));
    // Whether there are languages to choose from, which have a row of the bar where it is narrow.
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
                languages,
                begin: (lang) => {
                  this.#happen({ type: 'touch', lang });
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
            this.#happen({ type: 'touch' });
          },
        })}
      </div>
      <div class=${kind === 'rest' ? 'veil rest up' : 'veil rest'}>
        ${kind === 'rest' ? restView(languages) : nothing}
      </div>
      ${this.config.pin ? html`<div class="corner" aria-hidden="true"></div>` : nothing}
      ${this.faults.length > 0 && kind === 'attract' && this.state.since < FAULTS_SHOWN ? html`<div class="faults" role="alert">${this.faults.map(({ from, message }) => html`<p>${from}: ${message}</p>`)}</div>` : nothing}
    `;
  }

  #visit({ playing }: Visit, book: StoryBook) {
    const sheet = {
      book,
      step: this.step,
      layers: this.layers,
      credits: this.credits,
      themes: this.config.layers,
      hidden: this.without,
      live: this.live,
      open: this.#openSheet,
      close: this.#close,
      go: this.#go,
      toggle: this.#toggle,
      type: this.#type,
    };
    /** What changes what is told does not leave a sheet over it. */
    const uncovered =
      <A extends readonly unknown[]>(act: (...given: A) => void) =>
      (...given: A) => {
        this.sheet = CLOSED;
        act(...given);
      };
    return html`
      <div class="date"><story-where></story-where></div>
      ${guard([this.sheet, book, this.without, this.step, this.live, this.layers], () => sheetView(this.sheet, sheet))}
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
          this.#happen({ type: 'touch', lang });
        },
        turn: uncovered((type) => {
          this.#play(false);
          this.#host.cue({ type });
        }),
        play: uncovered((on) => {
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
