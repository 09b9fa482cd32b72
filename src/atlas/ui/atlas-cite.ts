import { localized, msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { citationOf } from './citation.ts';
import { panelStyles } from './atlas.styles.ts';

/**
 * A citation of a view of the atlas, with a button to copy it.
 *
 * @tag atlas-cite
 */
@localized()
export class AtlasCite extends LitElement {
  /** The title of the view. */
  @property({ attribute: false }) named = '';
  /** The absolute address of the view. */
  @property({ attribute: false }) address = '';
  @property({ attribute: false }) locale = 'en';

  @state() private copied = '';

  static override styles = [
    panelStyles,
    css`
      blockquote {
        margin: 0.3rem 0;
        padding: 0.6rem 0.8rem;
        font-size: 0.86rem;
        overflow-wrap: anywhere;
        background: var(--story-ground);
        border-inline-start: 3px solid var(--story-line);
      }
    `,
  ];

  get #words(): string {
    return citationOf(this.named, this.address, this.locale);
  }

  #copy = async () => {
    try {
      await navigator.clipboard.writeText(this.#words);
      this.copied = msg('Copied.');
    } catch {
      // Some browsers allow this only on secure pages: then select the text, so that the reader can copy it.
      const words = this.renderRoot.querySelector('blockquote');
      if (words) getSelection()?.selectAllChildren(words);
      this.copied = msg('This browser copies nothing by itself. The citation is selected.');
    }
  };

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('address') || changed.has('named')) this.copied = '';
  }

  override render() {
    return html`<blockquote translate="no">${this.#words}</blockquote>
      <div class="row">
        <button @click=${this.#copy}>${msg('Copy the citation')}</button
        ><span class="soft" role="status">${this.copied}</span>
      </div>`;
  }
}
