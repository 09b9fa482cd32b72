import type { Layer } from '../../geo/layer.ts';
import type { Cue } from '../director/direct.ts';
import { StoryCueEvent } from '../player/events.ts';
import type { StoryPlayer } from '../player/story-player.ts';
import { MapSupervisor, type SupervisedMap } from '../stage/map-supervisor.ts';
import { coverLeaps } from '../stage/leap-cover.ts';
import type { LiveStage } from '../stage/stage.ts';
import { followSteps, StillStage } from '../stage/still-stage.ts';
import { playerFrom, type StoryBook } from './story-book.ts';
import { ThemedStage } from './themed-stage.ts';

export interface StoryHostOptions {
  /** Reads the story in a language, and sets the language of the kiosk's own texts. */
  readonly read: (lang: string) => Promise<StoryBook | undefined>;
  /** The web address of the site for QR codes; empty for none. */
  readonly qr: () => string;
  /** Called with the new player when the language changes; the caller puts it into the page. */
  readonly onPlayer: (book: StoryBook, player: StoryPlayer) => void;
  /** Called when a map becomes available, or is lost. */
  readonly onLive: (live: boolean) => void;
  /** Called when a still covers the map, and when the map can be seen again. */
  readonly onCover: (covered: boolean) => void;
  /** The map could not be drawn, or its context was lost for good. */
  readonly onMapLost: () => void;
}

/** The element of the map, and the still that covers it until there is a map. All languages share it. */
interface Pane {
  readonly element: HTMLElement;
  readonly picture: HTMLElement;
}

function makePane(): Pane {
  const element = document.createElement('div');
  element.slot = 'stage';
  element.className = 'stage';
  const free = document.createElement('div');
  free.className = 'free';
  const picture = document.createElement('picture');
  picture.className = 'still';
  picture.append(document.createElement('img'));
  element.append(free, picture);
  return { element, picture };
}

/** Waits before each further attempt to make a map, in milliseconds. */
const RETRY_WAITS = [5000, 30_000, 120_000] as const;

/**
 * Shows the story in the chosen language, in one pane that all languages share: with a map if there is one, otherwise
 * with stills.
 */
export class StoryHost {
  readonly pane: HTMLElement;
  #options: StoryHostOptions;
  #picture: HTMLElement;
  #book: StoryBook | undefined;
  #player: StoryPlayer | undefined;
  #still: StillStage | undefined;
  #supervisor: MapSupervisor | undefined;
  #themed: ThemedStage | undefined;
  #hidden: ReadonlySet<string> = new Set();
  /** Whether the still covers the map: until the map has drawn, and while its WebGL context is lost. */
  #covered = true;
  /** Whether it covers a map that is slow to show where the visitor has leapt to. */
  #leaps = false;
  #stopLeaps: (() => void) | undefined;
  #opening = 0;

  constructor(options: StoryHostOptions) {
    this.#options = options;
    ({ element: this.pane, picture: this.#picture } = makePane());
  }

  get book(): StoryBook | undefined {
    return this.#book;
  }

  get player(): StoryPlayer | undefined {
    return this.#player;
  }

  /** Whether a still covers the map: see {@link StoryHostOptions.onCover}; without a map: true. */
  get covered(): boolean {
    return this.#covered || this.#leaps;
  }

  /** The id of the visitor's step; undefined on the title page. */
  get step(): string | undefined {
    const { story, position: { step, progress } = { step: 0, progress: 0 } } = this.#player ?? {};
    return step === 0 && progress === 0 ? undefined : story?.steps[step]?.id;
  }

  /** Replaces the player by one for the story in another language. */
  async open(lang: string): Promise<void> {
    const opening = (this.#opening += 1);
    const book = await this.#options.read(lang).catch((error: unknown) => {
      console.error(error);
    });
    // Another language was requested meanwhile, or this one failed to load: keep the current player.
    if (!book || opening !== this.#opening) return;
    const old = this.#player;
    const player = playerFrom(book, this.pane, this.#options.qr());
    this.#stopLeaps?.();
    this.#still?.destroy();
    this.#still = new StillStage({ picture: this.#picture, steps: book.story.steps, alt: book.alt, home: book.home });
    followSteps(player, this.#still);
    this.#stopLeaps = coverLeaps(player, (leaps) => {
      this.#leaps = leaps;
      this.#cover();
    });
    [this.#book, this.#player] = [book, player];
    old?.remove();
    this.#options.onPlayer(book, player);
    this.#themed?.setLanguage(book.lang);
    this.#themed?.setFree(false);
    player.stage = this.#themed ?? this.#still;
    const { scene } = player;
    if (scene) this.#still.show(scene);
    this.#cover();
    await player.updateComplete;
  }

  /** Requests a map, and a new one whenever it is lost. `layers`: gives the layers of the map once it exists. */
  async draw(make: () => Promise<SupervisedMap>, layers: () => readonly Layer[]): Promise<void> {
    this.#supervisor = new MapSupervisor({
      retries: RETRY_WAITS,
      make,
      onStage: (stage) => {
        this.#mount(stage, layers());
      },
      onCover: (covered) => {
        this.#covered = covered;
        this.#cover();
      },
      onFail: (error, tries) => {
        console.warn(error);
        if (tries > RETRY_WAITS.length) this.#options.onMapLost();
      },
    });
    await this.#supervisor.start();
  }

  /** Hides the layers of these themes, and shows all others. */
  hide(themes: ReadonlySet<string>): void {
    this.#hidden = themes;
    this.#themed?.hide(themes);
  }

  cue(cue: Cue): void {
    this.#player?.dispatchEvent(new StoryCueEvent(cue));
  }

  /** Starts or ends free movement of the map by the visitor. Returns whether it is free now. */
  explore(free: boolean): boolean {
    this.#player?.explore(free);
    return this.#player?.exploring === true;
  }

  #cover() {
    this.#still?.raise(this.covered);
    this.#options.onCover(this.covered);
  }

  destroy(): void {
    this.#stopLeaps?.();
    this.#supervisor?.destroy();
    this.#still?.destroy();
  }

  #mount(stage: LiveStage | undefined, layers: readonly Layer[]) {
    this.#themed = stage && new ThemedStage(stage, new Map(layers.map(({ id, theme }) => [id, theme])));
    this.#themed?.hide(this.#hidden);
    this.#themed?.setLanguage(this.#book?.lang ?? 'en');
    if (this.#player) {
      this.#player.exploring = false;
      this.#player.stage = this.#themed ?? this.#still;
    }
    this.#options.onLive(stage !== undefined);
  }
}
