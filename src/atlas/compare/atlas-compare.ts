import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { LiveStage } from '../../stage/stage.ts';
import type { LngLat } from '../../story/story.ts';
import { sceneOfSide, sideOf } from '../core/comparison.ts';
import type { Comparison } from '../core/state.ts';
import { compareStyles } from './atlas-compare.styles.ts';
import { layBeside } from '../map/second-map.ts';
import { orderLayers } from '../map/layer-order.ts';
import { atlasContext, AtlasRequestEvent, type AtlasModel } from '../ui/model.ts';
import { ownShownOn } from '../map/atlas-map.ts';
import { OwnLayers } from '../map/own-layers.ts';
import { SideMarks } from '../map/side-marks.ts';
import { sideName } from '../ui/side-name.ts';
import { onThemeChange } from '../ui/theme.ts';

/** Steps of the handle by keys, as shares of the map's width. */
const STEP = 0.02;
const LEAP = 0.1;

/**
 * Covers the map while two dates or layers are compared. The page's map shows the left side. A second map, which exists
 * only during the comparison, is above it, clipped at a handle that can be dragged and moved by keys. It follows the
 * camera of the first map and ignores the pointer, so that clicks go to the first map. Left and right are as on the
 * map, also in right-to-left languages.
 *
 * @tag atlas-compare
 * @fires atlas-request - the position of the handle
 * @cssprop --story-accent - Colour of the handle.
 */
export class AtlasCompare extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  /** Makes a map in an element; set by the page. The map follows changes of the theme itself. */
  @property({ attribute: false }) makeStage: ((container: HTMLElement) => LiveStage | Promise<LiveStage>) | undefined;

  /** Corners of an outline that is being drawn, degrees. */
  @property({ attribute: false }) draft: readonly LngLat[] | undefined;

  @state() private failed = false;
  /** Position of the handle while it is dragged, 0 to 1 from the left. */
  @state() private dragged: number | undefined;

  #container: HTMLElement | undefined;
  #stage: LiveStage | undefined;
  #first: AtlasModel['map'];
  #marks: SideMarks | undefined;
  #own: OwnLayers | undefined;
  #stopTheme: () => void = () => undefined;

  static override styles = compareStyles;

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
    const {
      map,
      state: { comparison },
    } = this.model ?? { map: undefined, state: { comparison: undefined } };
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
    // Beside the page's map, because MapLibre's style sheet does not apply in a shadow tree.
    const container = document.createElement('div');
    for (const [name, value] of [
      ['position', 'absolute'],
      ['inset', '0'],
      ['z-index', '1'],
      ['pointer-events', 'none'],
    ] as const)
      container.style.setProperty(name, value);
    container.inert = true;
    container.setAttribute('aria-hidden', 'true');
    this.#container = container;
    map.getContainer().append(container);
    try {
      // After the update of this element, because making the map may fail immediately.
      await this.updateComplete;
      const stage = await makeStage(container);
      if (this.#container !== container) {
        stage.destroy();
        return;
      }
      this.#stage = stage;
      // The camera is that of the first map in every frame, and not that of a scene.
      stage.setFree(true);
      this.failed = false;
      const style = getComputedStyle(this);
      this.#own = new OwnLayers(stage.map);
      this.#marks = new SideMarks(stage.map, (name) => style.getPropertyValue(name).trim(), 'right');
      this.#stopTheme = onThemeChange(() => this.#marks?.recolour());
      stage.map.once('style.load', this.#addMarks);
      layBeside(map, stage.map);
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
    this.#stopTheme();
    if (this.#first) layBeside(this.#first, undefined);
    if (this.#stage) {
      this.#stage.map.off('style.load', this.#addMarks);
      this.#own?.destroy();
      this.#stage.destroy();
    }
    this.#container?.remove();
    this.#first = this.#stage = this.#container = this.#marks = this.#own = undefined;
  }

  #show() {
    const { model } = this;
    if (!model) return;
    const share = `${(this.#share * 100).toFixed(2)}%`;
    this.#container?.style.setProperty('clip-path', `inset(0 0 0 ${share})`);
    this.renderRoot.querySelector<HTMLElement>('.handle')?.style.setProperty('left', share);
    this.#stage?.show(sceneOfSide(model.state, 'right', model.catalogue));
    this.#addMarks();
  }

  /** Adds what the first map has too: results and imported layers, in the reader's order. */
  #addMarks = () => {
    const { model } = this;
    const map = this.#stage?.map;
    if (!model || !map) return;
    this.#marks?.show(model, this.draft);
    this.#own?.show(model.own, model.state.selection, ownShownOn(model, 'right'));
    if (map.isStyleLoaded())
      orderLayers(
        map,
        model.layers,
        sideOf(model.state, 'right').layers.map(({ id }) => id),
      );
  };

  #follow = () => {
    const [first, second] = [this.#first, this.#stage?.map];
    if (!first || !second) return;
    const { lng, lat } = first.getCenter();
    second.setVerticalFieldOfView(first.getVerticalFieldOfView());
    second.jumpTo({
      center: [lng, lat],
      zoom: first.getZoom(),
      bearing: first.getBearing(),
      pitch: first.getPitch(),
      padding: first.getPadding(),
    });
  };

  override render() {
    const { model } = this;
    const comparison = model?.state.comparison;
    if (!model?.map || !comparison) return nothing;
    if (this.failed)
      return html`<p class="failed" role="status">
        ${msg('A second map cannot be drawn here. What differs is listed beside the map.')}
      </p>`;
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
      <span class="name left" aria-hidden="true">${left}</span
      ><span class="name right" aria-hidden="true">${right}</span>
      <svg class="knob" viewBox="-22 -22 44 44" aria-hidden="true"><path d="M-5 -7V7L-14 0ZM5 -7V7L14 0Z" /></svg>
    </div>`;
  }

  #put(share: number) {
    const comparison = this.model?.state.comparison;
    const kept = Math.min(1, Math.max(0, share));
    if (comparison && kept !== comparison.share)
      this.dispatchEvent(
        new AtlasRequestEvent({ comparison: { ...comparison, share: kept } as Comparison }, 'replace'),
      );
  }

  #press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const now = this.#share;
    const goal = new Map([
      ['ArrowRight', now + STEP],
      ['ArrowUp', now + STEP],
      ['ArrowLeft', now - STEP],
      ['ArrowDown', now - STEP],
      ['PageUp', now + LEAP],
      ['PageDown', now - LEAP],
      ['Home', 0],
      ['End', 1],
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

  /** Moves the boundary immediately; the address changes when the drag has ended. */
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
