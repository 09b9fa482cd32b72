import type { Layer } from '../../geo/layer.ts';
import type { Cue } from '../director/direct.ts';
import { StoryCueEvent } from '../player/events.ts';
import type { StoryPlayer } from '../player/story-player.ts';
import { MapSupervisor, type SupervisedMap } from '../stage/map-supervisor.ts';
import type { LiveStage } from '../stage/stage.ts';
import { StillStage } from '../stage/still-stage.ts';
import { playerFrom, type StoryBook } from './story-book.ts';
import { ThemedStage } from './themed-stage.ts';

export interface StoryHostOptions {
  /** Reads the story in a language, and has the page's own words in it. */
  readonly read: (lang: string) => Promise<StoryBook | undefined>;
  /** Where a visitor's own telephone finds the story; empty for nowhere. */
  readonly qr: () => string;
  /** The story is told in another language, by another player, which belongs in the page now. */
  readonly onTold: (book: StoryBook, player: StoryPlayer) => void;
  /** There is a map, or there is none. */
  readonly onLive: (live: boolean) => void;
  /** The map could not be drawn, or its context was lost for good. */
  readonly onDark: () => void;
}

/** The element that the map is drawn in, and the still that covers it until there is a map. One for every language. */
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

/** Milliseconds before each further attempt at a map. */
const AGAIN = [5000, 30_000, 120_000] as const;

/**
 * Tells the story in one language after another, in one pane: over a map while there is one, and over stills while
 * there is none.
 */
export class StoryHost {
  readonly pane: HTMLElement;
  #options: StoryHostOptions;
  #picture: HTMLElement;
  #book: StoryBook | undefined;
  #player: StoryPlayer | undefined;
  #still: StillStage | undefined;
  #living: MapSupervisor | undefined;
  #themed: ThemedStage | undefined;
  #hidden: ReadonlySet<string> = new Set();
  /** Whether the still stands in for the map: until its first picture, and while its context is lost. */
  #covered = true;
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

  /** The step that a visitor is at; on the title page none. */
  get step(): string | undefined {
    const { story, position: { step, progress } = { step: 0, progress: 0 } } = this.#player ?? {};
    return step === 0 && progress === 0 ? undefined : story?.steps[step]?.id;
  }

  /** Puts the story in a language in the place of the one that is told. */
  async open(lang: string): Promise<void> {
    const opening = (this.#opening += 1);
    const book = await this.#options.read(lang).catch((error: unknown) => {
      console.error(error);
    });
    // Meanwhile another was asked for; or this one cannot be had, and the one that is told goes on.
    if (!book || opening !== this.#opening) return;
    const old = this.#player;
    const player = playerFrom(book, this.pane, this.#options.qr());
    this.#still?.destroy();
    this.#still = new StillStage({ picture: this.#picture, steps: book.story.steps, alt: book.alt, home: book.home });
    [this.#book, this.#player] = [book, player];
    old?.remove();
    this.#options.onTold(book, player);
    this.#themed?.speak(book.lang);
    this.#themed?.setFree(false);
    player.stage = this.#themed ?? this.#still;
    const { scene } = player;
    if (scene) this.#still.show(scene);
    this.#still.raise(this.#covered);
    await player.updateComplete;
  }

  /** Asks for a map, and for another whenever one is lost. `layers`: those that it has, once it is there. */
  async draw(make: () => Promise<SupervisedMap>, layers: () => readonly Layer[]): Promise<void> {
    this.#living = new MapSupervisor({
      retries: AGAIN,
      make,
      onStage: (stage) => {
        this.#mount(stage, layers());
      },
      onCover: (covered) => {
        this.#covered = covered;
        this.#still?.raise(covered);
      },
      onFail: (error, tries) => {
        console.warn(error);
        if (tries > AGAIN.length) this.#options.onDark();
      },
    });
    await this.#living.start();
  }

  /** Hides layers of these themes, and shows all others. */
  hide(themes: ReadonlySet<string>): void {
    this.#hidden = themes;
    this.#themed?.hide(themes);
  }

  cue(cue: Cue): void {
    this.#player?.dispatchEvent(new StoryCueEvent(cue));
  }

  /** Gives the map to the visitor, or takes it back. Whether it is theirs now. */
  explore(free: boolean): boolean {
    this.#player?.explore(free);
    return this.#player?.exploring === true;
  }

  destroy(): void {
    this.#living?.destroy();
    this.#still?.destroy();
  }

  #mount(stage: LiveStage | undefined, layers: readonly Layer[]) {
    this.#themed = stage && new ThemedStage(stage, new Map(layers.map(({ id, theme }) => [id, theme])));
    this.#themed?.hide(this.#hidden);
    this.#themed?.speak(this.#book?.lang ?? 'en');
    if (this.#player) {
      this.#player.exploring = false;
      this.#player.stage = this.#themed ?? this.#still;
    }
    this.#options.onLive(stage !== undefined);
  }
}
