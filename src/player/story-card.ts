import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Mark } from '../../geo/actors.ts';
import { listed } from '../words/list.ts';

/** A text in a language that is not the page's. */
export interface ForeignText {
  readonly text: string;
  readonly lang: string;
}

/** One feature that was clicked on the map, as texts. Nothing in it is read as HTML. */
export interface CardEntry {
  readonly title: string | ForeignText;
  readonly kind: string;
  readonly lines: readonly (string | ForeignText)[];
  /** The actor it belongs to, with the symbol and the name used everywhere. */
  readonly actor?: { readonly colour: string; readonly mark: Mark; readonly name: string };
  /** The id of an entry in the page with more details. */
  readonly more?: string;
}

/**
 * A popover with the entry of a person, a place or a source, beside the word that names it; or with the features that
 * were clicked on the map. The page has all entries at its end, where links lead without scripts and in print. The card
 * shows a copy, so that a reader need not leave the sentence.
 *
 * When to use: once in a page (or in a shadow root). It handles clicks on all links to `#person-…`, `#place-…`,
 * `#ref-…` and `#note-…` in the root it is in. For a click on the map, call {@link StoryCard.showEntries}.
 *
 * It has no attributes, slots or parts, and fires no events.
 *
 * @tag story-card
 * @cssproperty --story-ink - Text.
 * @cssproperty --story-paper - Background.
 * @cssproperty --story-line - Border.
 * @cssproperty --story-accent - The upper edge, and the mark of disputed facts.
 * @cssproperty --story-soft - Secondary text.
 * @cssproperty --story-link - Links.
 * @cssproperty --story-shadow - Shadow around the card.
 * @cssproperty --story-focus - Focus rings.
 */
export class StoryCard extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
    [popover] {
      box-sizing: border-box;
      inline-size: min(24rem, calc(100vw - 1rem));
      max-block-size: min(26rem, 70vh);
      margin: 0;
      inset: auto;
      padding: 0.9rem 1.1rem 1rem;
      overflow: auto;
      overscroll-behavior: contain;
      font-size: 0.95rem;
      line-height: 1.45;
      color: var(--story-ink);
      background: var(--story-paper);
      border: 1px solid var(--story-line);
      border-block-start: 4px solid var(--story-accent);
      border-radius: 2px;
      box-shadow: 0 6px 28px color-mix(in srgb, var(--story-shadow) 35%, transparent);
    }
    @media (max-width: 40rem) {
      [popover] {
        inset: auto 0 0 0 !important;
        inline-size: 100%;
        border-radius: 0;
      }
    }
    .close {
      float: inline-end;
      min-inline-size: 44px;
      min-block-size: 44px;
      margin: -0.6rem -0.8rem 0.2rem 0.5rem;
      font: inherit;
      font-size: 1.3rem;
      color: inherit;
      background: none;
      border: 0;
      cursor: pointer;
    }
    :focus-visible {
      outline: 3px solid var(--story-focus);
      outline-offset: -2px;
    }
    h3 {
      margin: 0 0 0.2rem;
      font-size: 1.15rem;
      line-height: 1.2;
    }
    p {
      margin: 0.35rem 0;
      overflow-wrap: anywhere;
    }
    a {
      color: var(--story-link);
    }
    small,
    .names,
    .kind,
    .surety,
    .mentioned {
      font-size: 0.88em;
      color: var(--story-soft);
    }
    .actor {
      display: flex;
      align-items: center;
      gap: 0.5em;
      font-weight: 600;
    }
    .actor svg {
      flex: none;
    }
    .dispute {
      border-inline-start: 3px solid var(--story-accent);
      padding-inline-start: 0.7em;
    }
    article + article {
      margin-block-start: 0.8rem;
      padding-block-start: 0.8rem;
      border-block-start: 1px solid var(--story-line);
    }
  `;

  @state() private content: TemplateResult | DocumentFragment | undefined;
  @state() private label = '';

  #anchor: { readonly x: number; readonly top: number; readonly bottom: number } | undefined;
  #opener: HTMLElement | undefined;
  #root: Node | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#root = this.getRootNode();
    this.#root.addEventListener('click', this.#onClick);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // After it is removed, getRootNode() would return the element itself.
    this.#root?.removeEventListener('click', this.#onClick);
  }

  /** Shows entries beside a point of the window, in CSS pixels. Does nothing for an empty list. */
  showEntries(entries: readonly CardEntry[], at: { readonly x: number; readonly y: number }): void {
    if (entries.length === 0) return;
    this.#anchor = { x: at.x, top: at.y, bottom: at.y };
    this.#opener = undefined;
    this.label = listed(
      entries.map(({ title }) => plainText(title)),
      document.documentElement.lang,
    );
    this.content = html`${entries.map(
      ({ title, kind, lines, actor, more }) =>
        html`<article>
          <p class="kind">${kind}</p>
          <h3>${renderText(title)}</h3>
          ${actor ? html`<p class="actor">${actorSymbol(actor)} ${actor.name}</p>` : nothing}
          ${lines.map((line) => html`<p>${renderText(line)}</p>`)}
          ${more ? html`<p><a href="#${more}">${msg('More')}</a></p>` : nothing}
        </article>`,
    )}`;
    void this.updateComplete.then(() => this.#open());
  }

  /** A plain click on a link to an entry shows its card. With a modifier key the browser follows the link. */
  #onClick = (event: Event) => {
    if (
      !(event instanceof MouseEvent) ||
      event.button !== 0 ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const target = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!target) return;
    const inside = this.renderRoot.contains(target);
    const id = /^#((?:person|place|ref|note)-.+)$/.exec(target.getAttribute('href') ?? '')?.[1];
    const entry = id && !target.closest('.back-matter') ? document.getElementById(id) : null;
    if (!entry) {
      if (!inside) return;
      // The link leads into the page, which the card would cover, and moves the focus there.
      this.#opener = undefined;
      this.#hide();
      return;
    }
    event.preventDefault();
    const copy = document.createRange().createContextualFragment('');
    for (const child of entry.childNodes) copy.append(child.cloneNode(true));
    for (const node of copy.querySelectorAll('.note-back')) node.remove();
    for (const node of copy.querySelectorAll('[id]')) node.removeAttribute('id');
    // A link inside the card replaces the content; the card stays beside the word in the text.
    if (!inside) {
      const { left, width, top, bottom } = target.getClientRects()[0] ?? target.getBoundingClientRect();
      this.#anchor = { x: left + width / 2, top, bottom };
      this.#opener = target;
    }
    this.label = entry.querySelector('h3')?.textContent ?? (id?.startsWith('note-') ? msg('Note') : msg('Source'));
    this.content = copy;
    void this.updateComplete.then(() => this.#open());
  };

  get #popover(): HTMLElement | null {
    return this.renderRoot.querySelector('[popover]');
  }

  #open() {
    const card = this.#popover;
    if (!card || !this.#anchor) return;
    card.showPopover();
    card.scrollTop = 0;
    const { offsetWidth, offsetHeight } = card;
    const left = Math.min(Math.max(8, this.#anchor.x - offsetWidth / 2), innerWidth - offsetWidth - 8);
    const below = this.#anchor.bottom + 8 + offsetHeight <= innerHeight;
    card.style.left = `${String(left)}px`;
    card.style.top = `${String(below ? this.#anchor.bottom + 8 : Math.max(8, this.#anchor.top - offsetHeight - 8))}px`;
    card.focus();
  }

  #hide = () => {
    this.#popover?.hidePopover();
  };

  #onToggle = (event: Event) => {
    // If the reader closed the card by clicking on something else, the focus is there and must stay.
    const focusLost = [null, document.body, this].includes(document.activeElement as HTMLElement | null);
    if ((event as ToggleEvent).newState === 'closed' && focusLost) this.#opener?.focus({ preventScroll: true });
  };

  override render() {
    return html`<div popover role="dialog" tabindex="-1" aria-label=${this.label} @toggle=${this.#onToggle}>
      <button class="close" aria-label=${msg('Close')} @click=${this.#hide}>×</button>
      ${this.content}
    </div>`;
  }
}

const actorSymbol = ({ colour, mark: { path, stroke } }: NonNullable<CardEntry['actor']>) =>
  html`<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <path
      d=${path}
      fill=${stroke ? 'none' : colour}
      stroke=${stroke ? colour : nothing}
      stroke-width=${stroke ?? nothing}
    />
  </svg>`;

const plainText = (text: string | ForeignText): string => (typeof text === 'string' ? text : text.text);

/** Renders a text; a text in another language is marked with its language. */
const renderText = (text: string | ForeignText) =>
  typeof text === 'string' ? text : html`<bdi lang=${text.lang}>${text.text}</bdi> <small>[${text.lang}]</small>`;
