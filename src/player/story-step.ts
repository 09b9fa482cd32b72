import { css, html, LitElement } from 'lit';

/**
 * One step of a story: its prose, and in its attributes the scene it is told over.
 *
 * It shows its content and nothing else, so that the page is the same before it is upgraded, and without
 * scripts. Its attributes are read by the `<story-player>` around it; `src/story/read.ts` knows them all.
 *
 * @tag story-step
 * @slot - The step's prose, with a heading in it.
 * @attribute id - The step's address. Required.
 * @attribute at - Longitude and latitude, `49.46,37.47`; in a story file, the ids of places.
 * @attribute zoom - Web Mercator zoom, 0 to 22, for a pane of 800 by 600 CSS pixels.
 * @attribute bearing - Degrees clockwise from north.
 * @attribute pitch - Degrees from straight down, 0 to 85.
 * @attribute when - EDTF date or interval.
 * @attribute from - The first day of `when`, ISO 8601.
 * @attribute until - The last day of `when`, ISO 8601.
 * @attribute where - The name of the place it is about.
 * @attribute show - Ids of layers.
 * @attribute draw - Ids of layers that draw themselves as the step is told.
 * @attribute move - `cut` for no journey to this step.
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
