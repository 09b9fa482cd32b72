import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { LiveStage } from '../../stage/stage.ts';
import { sceneOfSide } from '../compare.ts';
import type { Comparison } from '../state.ts';
import { atlasContext, AtlasWishEvent, type AtlasModel } from './model.ts';
import { sideName } from './side-name.ts';

/** Shares of the map's width. */
const STEP = 0.02;
const LEAP = 0.1;

/**
 * Lies over the map while two dates or layers are compared. The page's own map shows the left side; a second one, made
 * for as long as it is needed, lies over it, cut off at a handle that can be dragged and moved by keys, and follows
 * its camera. It takes no part in the pointing: a click is the page's map's. Left and right are as on the map, which no language mirrors.
 *
 * @tag atlas-compare
 * @fires atlas-wish - where the handle stands
 * @cssprop --story-accent - of the handle
 */
export class AtlasCompare extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  /** Makes a map in an element; set by the page. It sees to its own colours. */
  @property({ attribute: false }) makeStage: ((container: HTMLElement) => LiveStage | Promise<LiveStage>) | undefined;

  @state() private failed = false;
  /** Where the handle is while it is dragged. */
  @state() private dragged: number | undefined;

  #container: HTMLElement | undefined;
  #stage: LiveStage | undefined;
  #first: AtlasModel['map'];

  static override styles = css`
    :host {
      position: absolute;
      inset: 0;
      z-index: 3;
      overflow: clip;
      pointer-events: none;
      color: var(--story-ink);
    }
    .handle {
      position: absolute;
      inset-block: 0;
      left: 0;
      inline-size: 44px;
      margin-left: -22px;
      pointer-events: auto;
      cursor: ew-resize;
      touch-action: none;
      -webkit-tap-highlight-color: transparent;
    }
    .handle::before {
      content: '';
      position: absolute;
      inset-block: 0;
      left: 20.5px;
      inline-size: 3px;
      background: var(--story-accent);
      border-inline: 0.75px solid var(--story-paper);
      box-sizing: border-box;
    }
    .knob {
      position: absolute;
      left: 0;
      inset-block-start: calc(50% - 22px);
      inline-size: 44px;
      block-size: 44px;
      border-radius: 50%;
      background: var(--story-paper);
      border: 2px solid var(--story-accent);
      box-sizing: border-box;
      box-shadow: 0 1px 5px color-mix(in srgb, var(--story-shadow) 40%, transparent);
    }
    .knob path {
      fill: var(--story-accent);
    }
    .handle:focus-visible {
      outline: none;
    }
    .handle:focus-visible .knob {
      outline: 3px solid var(--story-focus);
      outline-offset: 2px;
    }
    .name {
      position: absolute;
      inset-block-start: calc(50% - 62px);
      max-inline-size: 11rem;
      padding: 0.1em 0.6em;
      font-size: 0.8rem;
      font-weight: 600;
      line-height: 1.4;
      white-space: nowrap;
      overflow: hidden;
      text-overflow: ellipsis;
      background: var(--story-paper);
      border: 1px solid var(--story-line);
    }
    .left {
      right: 28px;
    }
    .right {
      left: 28px;
    }
    .failed {
      position: absolute;
      inset-block-start: 4rem;
      inset-inline: 1rem;
      margin: 0;
      padding: 0.4em 0.8em;
      inline-size: fit-content;
      background: var(--story-paper);
      border: 1px solid var(--story-line);
      font-size: 0.88rem;
    }
    @media (forced-colors: active) {
      .handle::before {
        background: Highlight;
      }
      .knob path {
        fill: CanvasText;
      }
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  get #share(): number {
    return this.dragged ?? this.model?.state.comparison?.share ?? 0.5;
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    const { map, state: { comparison } } = this.model ?? { map: undefined, state: { comparison: undefined } };
    if (!comparison || !map) {
      this.#close();
      return;
    }
    if (map !== this.#first) {
      this.#close();
      void this.#open(map);
    }
    this.#show();
  }

  async #open(map: NonNullable<AtlasModel['map']>): Promise<void> {
    const { makeStage } = this;
    if (!makeStage) return;
    this.#first = map;
    // Where the page's own map is: its stylesheet reaches no shadow tree.
    const container = document.createElement('div');
    for (const [name, value] of [['position', 'absolute'], ['inset', '0'], ['z-index', '1'], ['pointer-events', 'none']] as const) container.style.setProperty(name, value);
    container.inert = true;
    container.setAttribute('aria-hidden', 'true');
    this.#container = container;
    map.getContainer().append(container);
    try {
      // Not while this element is being updated: its maker may fail at once.
      await this.updateComplete;
      const stage = await makeStage(container);
      if (this.#container !== container) {
        stage.destroy();
        return;
      }
      this.#stage = stage;
      // The camera is the first map's, frame by frame, and no scene's.
      stage.setFree(true);
      this.failed = false;
      map.on('move', this.#follow);
      map.on('resize', this.#follow);
      this.#show();
      this.#follow();
    } catch (error) {
      console.error(error);
      container.remove();
      this.failed = true;
    }
  }

  #close() {
    this.#first?.off('move', this.#follow);
    this.#first?.off('resize', this.#follow);
    this.#stage?.destroy();
    this.#container?.remove();
    this.#first = this.#stage = this.#container = undefined;
  }

  #show() {
    const { model } = this;
    if (!model) return;
    const share = `${(this.#share * 100).toFixed(2)}%`;
    this.#container?.style.setProperty('clip-path', `inset(0 0 0 ${share})`);
    this.renderRoot.querySelector<HTMLElement>('.handle')?.style.setProperty('left', share);
    this.#stage?.show(sceneOfSide(model.state, 'right'));
  }

  #follow = () => {
    const [first, second] = [this.#first, this.#stage?.map];
    if (!first || !second) return;
    const { lng, lat } = first.getCenter();
    second.setVerticalFieldOfView(first.getVerticalFieldOfView());
    second.jumpTo({ center: [lng, lat], zoom: first.getZoom(), bearing: first.getBearing(), pitch: first.getPitch(), padding: first.getPadding() });
  };

  override render() {
    const { model } = this;
    const comparison = model?.state.comparison;
    if (!model?.map || !comparison) return nothing;
    if (this.failed) return html`<p class="failed" role="status">${msg('A second map cannot be drawn here. What differs is listed beside the map.')}</p>`;
    const [left, right] = [sideName(model, 'left'), sideName(model, 'right')];
    const percent = Math.round(this.#share * 100);
    return html`<div
      class="handle"
      role="slider"
      tabindex="0"
      aria-label=${msg('Boundary between the two maps')}
      aria-orientation="horizontal"
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${percent}
      aria-valuetext=${msg(str`${left} on the left ${String(percent)} %, ${right} on the rest`)}
      @keydown=${this.#press}
      @pointerdown=${this.#down}
      @pointermove=${this.#move}
      @pointerup=${this.#up}
      @pointercancel=${this.#up}
    >
      <span class="name left" aria-hidden="true">${left}</span><span class="name right" aria-hidden="true">${right}</span>
      <svg class="knob" viewBox="-22 -22 44 44" aria-hidden="true"><path d="M-5 -7V7L-14 0ZM5 -7V7L14 0Z" /></svg>
    </div>`;
  }

  #put(share: number) {
    const comparison = this.model?.state.comparison;
    const kept = Math.min(1, Math.max(0, share));
    if (comparison && kept !== comparison.share) this.dispatchEvent(new AtlasWishEvent({ comparison: { ...comparison, share: kept } as Comparison }, 'replace'));
  }

  #press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const now = this.#share;
    const goal = new Map([
      ['ArrowRight', now + STEP], ['ArrowUp', now + STEP], ['ArrowLeft', now - STEP], ['ArrowDown', now - STEP], ['PageUp', now + LEAP], ['PageDown', now - LEAP], ['Home', 0], ['End', 1],
    ]).get(event.key);
    if (goal === undefined) return;
    event.preventDefault();
    this.#put(Number(goal.toFixed(4)));
  };

  #down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.dragged = this.#share;
  };

  /** The picture goes along at once; the address has it when the hand has gone. */
  #move = (event: PointerEvent) => {
    if (this.dragged === undefined) return;
    const { left, width } = this.getBoundingClientRect();
    this.dragged = Math.min(1, Math.max(0, (event.clientX - left) / width));
  };

  #up = () => {
    const { dragged } = this;
    this.dragged = undefined;
    if (dragged !== undefined) this.#put(Number(dragged.toFixed(4)));
  };
}
