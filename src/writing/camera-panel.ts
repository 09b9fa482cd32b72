import { css, html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { StoryPlayer } from '../player/story-player.ts';
import { isLive } from '../stage/stage.ts';
import { viewAttributes } from './view-attributes.ts';

/** Milliseconds between two looks for a map: it comes after the text, and again when it has been restarted. */
const LOOK = 500;

/**
 * Shows the attributes of a step for what the map shows now, to be copied into the story file. It names the step that
 * the reader is at, and lets the map be moved.
 *
 * When to use: on a story's page during development. Set the property `player`. Its words are English, as those of the
 * faults are.
 *
 * @tag camera-panel
 */
export class CameraPanel extends LitElement {
  static override styles = css`
    :host {
      position: fixed;
      z-index: 90;
      inset-inline-start: 0.5rem;
      inset-block-end: 0.5rem;
      max-inline-size: min(30rem, calc(100vw - 1rem));
      font:
        0.85rem/1.4 system-ui,
        sans-serif;
    }
    details {
      padding: 0.4rem 0.6rem;
      background: #fff;
      color: #000;
      border: 2px solid #000;
      border-radius: 4px;
    }
    summary {
      cursor: pointer;
    }
    input {
      box-sizing: border-box;
      inline-size: 100%;
      margin-block: 0.4rem;
      padding: 0.3rem;
      font:
        0.85rem/1.4 ui-monospace,
        monospace;
      color: inherit;
      background: #f4f4f4;
      border: 1px solid #555;
    }
    button {
      font: inherit;
      padding: 0.3rem 0.8rem;
      min-block-size: 2rem;
    }
    p {
      margin: 0.3rem 0 0;
    }
  `;

  /** The player of the page. */
  @property({ attribute: false }) player: StoryPlayer | undefined;

  @state() private view = '';
  @state() private step = '';
  @state() private live = false;
  @state() private exploring = false;
  @state() private said = '';

  #map: StoryPlayer['map'];
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(this.#look, LOOK);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#map?.off('move', this.#read);
    this.#map = undefined;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('player')) this.#look();
  }

  #look = () => {
    const map = this.player?.map;
    if (map !== this.#map) {
      this.#map?.off('move', this.#read);
      map?.on('move', this.#read);
      this.#map = map;
    }
    this.#read();
  };

  #read = () => {
    const { player } = this;
    if (!player?.story) return;
    const { stage, position, story } = player;
    const camera = isLive(stage) ? stage.camera : player.scene?.camera;
    const view = camera ? viewAttributes(camera) : '';
    if (view !== this.view) this.said = '';
    this.view = view;
    this.step = story.steps[position.step]?.id ?? '';
    this.live = isLive(stage);
    this.exploring = player.exploring;
  };

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.view);
      this.said = `Copied. Put it into <story-step id="${this.step}" …>.`;
    } catch {
      this.renderRoot.querySelector('input')?.select();
      this.said = 'The browser does not let the page copy. It is selected: press Ctrl+C.';
    }
  }

  #explore() {
    this.player?.explore(!this.exploring);
    this.#read();
  }

  override render() {
    return html`<details open lang="en" dir="ltr">
      <summary>Camera at step “${this.step}”</summary>
      <input readonly aria-label="Attributes of the step for this view" .value=${this.view} />
      <button type="button" ?disabled=${!this.view} @click=${() => void this.#copy()}>Copy</button>
      <button
        type="button"
        aria-pressed=${String(this.exploring)}
        ?disabled=${!this.live}
        @click=${() => this.#explore()}
      >
        Move the map
      </button>
      <p role="status">${this.said}</p>
    </details>`;
  }
}
