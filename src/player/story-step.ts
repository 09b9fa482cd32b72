import { css, html, LitElement } from 'lit';

/**
 * One step of a story: its prose as content, its scene as attributes.
 *
 * It renders only its content, so that the page looks the same before the element is upgraded, and without scripts.
 * The `<story-player>` around it reads the attributes; `src/story/read.ts` has the complete list.
 *
 * When to use: directly in a `<story-player>`, one after another, each with a heading in it. It fires no events.
 *
 * @tag story-step
 * @slot - The step's prose, with a heading in it.
 * @attribute id - The step's address. Required.
 * @attribute at - Longitude and latitude in degrees, `49.46,37.47`; in a story file, the ids of places.
 * @attribute zoom - Web Mercator zoom, 0 to 22, for a pane of 800 by 600 CSS pixels.
 * @attribute bearing - Degrees clockwise from north.
 * @attribute pitch - Degrees from straight down, 0 to 85.
 * @attribute when - EDTF date or interval.
 * @attribute from - The first day of `when`, ISO 8601.
 * @attribute until - The last day of `when`, ISO 8601.
 * @attribute where - The name of the place it is about.
 * @attribute show - Ids of layers, separated by spaces.
 * @attribute draw - Ids of layers that draw themselves as the step is told.
 * @attribute names - Ids of places that are labelled first.
 * @attribute move - `cut`: the camera jumps to this step. Without it the camera travels.
 * @attribute chapter - The chapter that begins here.
 */
export class StoryStep extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;

  override render() {
    return html`<slot></slot>`;
  }
}
