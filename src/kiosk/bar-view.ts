import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { endonym } from '../story/languages.ts';
import type { Story } from '../story/story.ts';
import { icon } from './icons.ts';
import type { KioskSheet } from './sheet.ts';

export interface BarScene {
  readonly story: Story;
  /** The language of the page, and all that are offered (BCP 47). */
  readonly lang: string;
  readonly languages: readonly string[];
  /** The id of the current step; undefined on the title page. */
  readonly step: string | undefined;
  readonly sheet: KioskSheet['kind'];
  /** The step of the text size: 0 (normal), 1 or 2. */
  readonly size: number;
  /** Whether there is a map, whether the visitor moves it freely, and whether the story plays by itself. */
  readonly live: boolean;
  readonly exploring: boolean;
  readonly playing: boolean;
  readonly home: () => void;
  readonly toggle: (sheet: Contents) => void;
  readonly enlarge: () => void;
  readonly speak: (lang: string) => void;
  readonly turn: (way: 'next' | 'previous') => void;
  readonly play: (playing: boolean) => void;
  readonly explore: (free: boolean) => void;
  readonly zoom: (way: 'in' | 'out') => void;
}

/** The sheets that the bar opens. */
export type Contents = 'chapters' | 'index' | 'map';

/** The controls of a visit, in the lower half, within reach of children and of visitors in a wheelchair. */
export function barView(scene: BarScene): TemplateResult {
  return html`<div class="chrome" role="group" aria-label=${msg('Controls')}>
    <div class="row tools">${tools(scene)}</div>
    <div class="row turn">${scene.exploring ? moving(scene) : reading(scene)}</div>
  </div>`;
}

function tools({ lang, languages, sheet, size, home, toggle, enlarge, speak }: BarScene): TemplateResult {
  const tool = (name: Parameters<typeof icon>[0], label: string, kind: Contents) =>
    html`<button
      data-do=${kind}
      aria-pressed=${sheet === kind ? 'true' : 'false'}
      @click=${() => {
        toggle(kind);
      }}
    >
      ${icon(name)}<span>${label}</span>
    </button>`;
  return html`
    <button data-do="home" @click=${home}>${icon('home')}<span>${msg('End the visit')}</span></button>
    ${tool('chapters', msg('Chapters'), 'chapters')} ${tool('people', msg('Who, where'), 'index')}
    ${tool('map', msg('Map layers'), 'map')}
    <button data-do="size" @click=${enlarge}><b>${`A${'+'.repeat(size)}`}</b><span>${msg('Text size')}</span></button>
    ${
      languages.length > 1
        ? html`<div class="languages">
            ${languages.map(
              (one) =>
                html`<button
                  data-do="language"
                  aria-current=${one === lang ? 'true' : nothing}
                  lang=${one}
                  translate="no"
                  @click=${() => {
                    speak(one);
                  }}
                >
                  <b>${endonym(one).slice(0, 2)}</b><span>${endonym(one)}</span>
                </button>`,
            )}
          </div>`
        : nothing
    }
  `;
}

const moving = ({ zoom, explore }: BarScene): TemplateResult => html`
  <button
    data-do="closer"
    aria-label=${msg('Zoom in')}
    @click=${() => {
      zoom('in');
    }}
  >
    ${icon('plus')}
  </button>
  <button
    data-do="farther"
    aria-label=${msg('Zoom out')}
    @click=${() => {
      zoom('out');
    }}
  >
    ${icon('minus')}
  </button>
  <button
    class="forth"
    data-do="story"
    @click=${() => {
      explore(false);
    }}
  >
    ${msg('Return to the story')}
  </button>
`;

function reading({ story: { steps }, step, live, playing, turn, explore, play }: BarScene): TemplateResult {
  const at = steps.findIndex(({ id }) => id === step);
  return html`
    <button
      data-do="back"
      ?disabled=${at <= 0}
      @click=${() => {
        turn('previous');
      }}
    >
      ${icon('back')}<span>${msg('Back')}</span>
    </button>
    ${
      live
        ? html`<button
            class="stacked"
            data-do="move"
            @click=${() => {
              explore(true);
            }}
          >
            ${icon('move')}<span>${msg('Move the map')}</span>
          </button>`
        : nothing
    }
    <button
      class="stacked"
      data-do="play"
      @click=${() => {
        play(!playing);
      }}
    >
      ${icon(playing ? 'pause' : 'play')}<span>${playing ? msg('Pause') : msg('Play')}</span>
    </button>
    <button
      class="forth"
      data-do="next"
      ?disabled=${at === steps.length - 1}
      @click=${() => {
        turn('next');
      }}
    >
      <span>${at < 0 ? msg('Start') : msg('Next')}</span>${icon('next')}
    </button>
  `;
}
