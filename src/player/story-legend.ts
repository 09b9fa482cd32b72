import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, svg } from 'lit';
import { property } from 'lit/decorators.js';
import type { Mark } from '../../geo/actors.ts';
import type { Layer, LegendSymbol, Localized, Theme } from '../../geo/layer.ts';
import { inLanguage, languageShown } from '../words/localized-text.ts';
import { playbackContext, type Playback } from './playback.ts';
import { svgPattern } from './svg-pattern.ts';

/** The order of entries: events first, the ground last. */
const THEMES: readonly Theme[] = ['movements', 'control', 'events', 'towns', 'places', 'land', 'sea'];

/**
 * The legend: what the symbols on the map mean. It lists only the layers of the scene in view, and the credits of their
 * data.
 *
 * When to use: inside a `<story-player>`, which contains one; it takes the scene from the player's context. Set the
 * properties `layers` and `credits`. It has no slots and fires no events.
 *
 * @tag story-legend
 * @attribute open - Present: the list is open at the beginning.
 * @csspart legend - The `<details>` with the list.
 * @cssproperty --story-ink - Text.
 * @cssproperty --story-paper - Background.
 * @cssproperty --story-line - Border.
 * @cssproperty --story-focus - Focus rings.
 */
export class StoryLegend extends LitElement {
  @consume({ context: playbackContext, subscribe: true })
  playback: Playback | undefined;

  @property({ type: Boolean }) open = false;

  /** Every layer that a scene may show, from the bottom up. */
  @property({ attribute: false }) layers: readonly Layer[] = [];

  /** The credits that the licences require, by the id of a dataset. */
  @property({ attribute: false }) credits: Readonly<Record<string, Localized>> = {};

  static override styles = css`
    details {
      font-size: 0.8rem;
      line-height: 1.35;
      color: var(--story-ink);
      background: color-mix(in srgb, var(--story-paper) 94%, transparent);
      border: 1px solid var(--story-line);
      border-radius: 2px;
      max-inline-size: 17rem;
    }
    summary {
      display: flex;
      align-items: center;
      padding: 0 0.8em;
      min-block-size: 44px;
      cursor: pointer;
      font-weight: 600;
    }
    summary::before {
      content: '▸';
      margin-inline-end: 0.5em;
    }
    :host(:dir(rtl)) summary::before {
      content: '◂';
    }
    :host details[open] summary::before {
      content: '▾';
    }
    summary:focus-visible {
      outline: 3px solid var(--story-focus);
    }
    .body {
      max-block-size: min(22rem, calc(var(--story-pane, 100vh) - 10rem));
      overflow: auto;
      overscroll-behavior: contain;
      padding: 0 0.8em 0.6em;
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li {
      display: flex;
      gap: 0.6em;
      align-items: center;
      padding-block: 0.15em;
    }
    small {
      display: block;
      color: var(--story-soft);
    }
    svg {
      flex: none;
      inline-size: 28px;
      block-size: 14px;
      forced-color-adjust: none;
    }
    .credits {
      margin: 0.6em 0 0;
      border-block-start: 1px solid var(--story-line);
      padding-block-start: 0.4em;
      font-size: 0.9em;
    }
  `;

  override render() {
    if (!this.playback) return nothing;
    const { story, scene } = this.playback;
    const shown = this.layers.filter(({ id }) => (scene.layers[id]?.opacity ?? 0) > 0);
    const today = Math.round(scene.when.now);
    const seen = new Set<string>();
    // Several layers may share a symbol, for example two movements of one army.
    const entries = [...shown]
      .reverse()
      .sort((a, b) => THEMES.indexOf(a.theme) - THEMES.indexOf(b.theme))
      .flatMap(({ legend }) => legend)
      .filter(({ days }) => !days || days.some(([from, until]) => from <= today && today <= until))
      .map(({ symbol, label, note }) => ({
        symbol,
        label: inLanguage(label, story.lang),
        note: note && inLanguage(note, story.lang),
      }))
      .filter(({ symbol, label }) => {
        const key = label + JSON.stringify(symbol);
        return !seen.has(key) && seen.add(key);
      });
    const credits = new Set(shown.flatMap(({ dataset }) => this.credits[dataset] ?? []));
    const creditLines = [...credits].map(
      (credit, n) =>
        html`${n > 0 ? ' · ' : nothing}<bdi lang=${languageShown(credit, story.lang)}
            >${inLanguage(credit, story.lang)}</bdi
          >`,
    );
    return html`<details part="legend" ?open=${this.open}>
      <summary>${msg('Legend')}</summary>
      <div class="body" tabindex="0" role="group" aria-label=${msg('Legend')}>
        <ul>
          ${entries.map(({ symbol, label, note }, n) => html`<li>${legendSymbol(symbol, `p${String(n)}`)}<span>${label}${note ? html` <small>${note}</small>` : nothing}</span></li>`)}
        </ul>
        <p class="credits">${creditLines}</p>
      </div>
    </details>`;
  }
}

/**
 * Draws a legend symbol, 28 by 14 pixels. Hidden from assistive technology: the label beside it says the same.
 *
 * @param id - Id of the symbol's pattern; unique within a shadow root.
 */
export function legendSymbol(symbol: LegendSymbol, id: string) {
  return html`<svg viewBox="0 0 28 14" aria-hidden="true">${shape(symbol, id)}</svg>`;
}

function shape(symbol: LegendSymbol, id: string) {
  switch (symbol.kind) {
    case 'line':
      return svg`<path d="M1 7H27" fill="none" stroke=${symbol.colour} stroke-width=${symbol.width} stroke-dasharray=${symbol.dash?.map((n) => n * symbol.width).join(' ') ?? nothing} stroke-linecap=${symbol.dash?.[0] === 0 ? 'round' : nothing} />${symbol.mark ? onLine(symbol.mark, symbol.colour) : nothing}`;
    case 'area':
      return svg`<rect x="1" y="1" width="26" height="12" fill=${symbol.colour} fill-opacity=${symbol.opacity ?? nothing} stroke=${symbol.outline ?? 'none'} />${symbol.pattern ? svg`${svgPattern(id, symbol.pattern)}<rect x="1" y="1" width="26" height="12" fill=${`url(#${id})`} />` : nothing}`;
    case 'point':
      return svg`<circle cx="14" cy="7" r="4" fill=${symbol.colour} stroke=${symbol.outline ?? 'none'} />`;
    case 'ramp':
      return svg`${symbol.colours.map((colour, n) => svg`<rect x=${1 + (26 * n) / symbol.colours.length} y="1" width=${26 / symbol.colours.length + 0.3} height="12" fill=${colour} />`)}`;
  }
}

/** A mark of 12 pixels in the middle of a line, with a halo in the colour of the background. */
function onLine({ path, stroke }: Mark, colour: string) {
  const mark = (fill: string, line: string, width: number) =>
    svg`<path d=${path} transform="translate(8 1) scale(0.75)" fill=${stroke ? 'none' : fill} stroke=${line} stroke-width=${width} stroke-linejoin="round" />`;
  return [
    mark('var(--story-paper)', 'var(--story-paper)', (stroke ?? 0) + 5),
    mark(colour, stroke ? colour : 'none', stroke ?? 0),
  ];
}
