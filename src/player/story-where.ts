import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { isUncertain, momentLabel } from '../story/when.ts';
import { playbackContext, type Playback } from './playback.ts';

/**
 * The date and the place of the scene in view. An approximate date is marked with “c.”.
 *
 * When to use: inside a `<story-player>`, which contains one; it takes the scene from the player's context. It has no
 * attributes or slots, and fires no events.
 *
 * @tag story-where
 * @csspart date - The date, a `<time>`.
 * @csspart place - The name of the place.
 */
export class StoryWhere extends LitElement {
  @consume({ context: playbackContext, subscribe: true })
  playback: Playback | undefined;

  static override styles = css`
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.6em;
      align-items: baseline;
    }
    time {
      font-variant-numeric: tabular-nums;
      font-weight: 600;
    }
    .place {
      font-style: italic;
    }
    /* On a phone a second line would cover too much of the map; the text of the step names the place as well. */
    @media (max-width: 44rem) and (max-aspect-ratio: 1/1), (max-width: 39.99rem) and (max-height: 27rem) {
      .place {
        display: none;
      }
      /* Fits a date in two calendars on one line. */
      time {
        font-size: 0.88em;
      }
    }
  `;

  override render() {
    if (!this.playback) return html``;
    const { story, position, scene } = this.playback;
    const { edtf } = scene.when;
    const label = edtf && momentLabel(scene.when, story.lang);
    // Not a live region: a screen reader reads the date of each step in its text.
    return html`<time part="date"
        >${isUncertain(edtf) ? html`<abbr title=${msg('about; the sources do not agree or do not say')}>${msg('c.')}</abbr> ` : ''}${label}</time
      >
      <span class="place" part="place">${story.steps[position.step]?.where}</span>`;
  }
}
