import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { isUncertain, momentLabel } from '../story/when.ts';
import { playbackContext, type Playback } from './playback.ts';

/**
 * When and where the story is now. A date that the sources give as approximate says so.
 *
 * @tag story-where
 * @csspart date
 * @csspart place
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
    /* On a phone a second line would cover the map; the step says the place as well. */
    @media (max-width: 44rem) and (max-aspect-ratio: 1/1) {
      .place {
        display: none;
      }
      /* Two calendars are one line, too. */
      time {
        font-size: 0.88em;
      }
    }
  `;

  override render() {
    if (!this.playback) return html``;
    const { story, position, scene } = this.playback;
    const label = momentLabel(scene.when, story.lang);
    // As quiet as a clock: a reader of the page hears each step's own date in its text.
    return html`<time part="date"
        >${isUncertain(scene.when.edtf) ? html`<abbr title=${msg('about; the sources do not agree or do not say')}>${msg('c.')}</abbr> ` : ''}${label}</time
      >
      <span class="place" part="place">${story.steps[position.step]?.where}</span>`;
  }
}
