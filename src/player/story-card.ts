import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Mark } from '../../geo/actors.ts';
import { listed } from '../words/list.ts';

/** A text in another language than the page's. */
export interface Foreign {
  readonly text: string;
  readonly lang: string;
}

/** What was pointed at on the map, in words. All of it is shown as text. */
export interface CardEntry {
  readonly title: string | Foreign;
  readonly kind: string;
  readonly lines: readonly (string | Foreign)[];
  /** Whose it was: the sign and the name they have everywhere. */
  readonly actor?: { readonly colour: string; readonly mark: Mark; readonly name: string };
  /** The id of an entry in the page that says more. */
  readonly more?: string;
}

/**
 * The card of a person, a place or a source, beside the word that names it; or of what was pointed at on
 * the map. The page has every entry in full at its end, where links lead without scripts and in print:
 * this shows a copy, so that a reader need not leave the sentence.
 *
 * One in a page serves all of its links.
 *
 * @tag story-card
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

  #at: { readonly x: number; readonly top: number; readonly bottom: number } | undefined;
  #from: HTMLElement | undefined;
  #root: Node | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#root = this.getRootNode();
    this.#root.addEventListener('click', this.#onClick);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that has been taken out is its own root.
    this.#root?.removeEventListener('click', this.#onClick);
  }

  /** Shows what lies at a point of the window, in CSS pixels. */
  showEntries(entries: readonly CardEntry[], at: { readonly x: number; readonly y: number }): void {
    if (entries.length === 0) return;
    this.#at = { x: at.x, top: at.y, bottom: at.y };
    this.#from = undefined;
    this.label = listed(
      entries.map(({ title }) => wordsOf(title)),
      document.documentElement.lang,
    );
    this.content = html`${entries.map(
      ({ title, kind, lines, actor, more }) =>
        html`<article>
          <p class="kind">${kind}</p>
          <h3>${said(title)}</h3>
          ${actor ? html`<p class="actor">${signOf(actor)} ${actor.name}</p>` : nothing}
          ${lines.map((line) => html`<p>${said(line)}</p>`)}
          ${more ? html`<p><a href="#${more}">${msg('More')}</a></p>` : nothing}
        </article>`,
    )}`;
    void this.updateComplete.then(() => this.#open());
  }

  /** A plain click on a link to an entry shows its card; with a modifier key it stays a link. */
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
    const id = /^#((?:person|place|ref)-.+)$/.exec(target.getAttribute('href') ?? '')?.[1];
    const entry = id && !target.closest('.back-matter') ? document.getElementById(id) : null;
    if (!entry) {
      if (!inside) return;
      // It leads into the page, which the card would cover, and takes the focus along.
      this.#from = undefined;
      this.#hide();
      return;
    }
    event.preventDefault();
    const copy = document.createRange().createContextualFragment('');
    for (const child of entry.childNodes) copy.append(child.cloneNode(true));
    for (const node of copy.querySelectorAll('[id]')) node.removeAttribute('id');
    // A card that leads to another gives way to it, and still belongs to the word in the text.
    if (!inside) {
      const { left, width, top, bottom } = target.getClientRects()[0] ?? target.getBoundingClientRect();
      this.#at = { x: left + width / 2, top, bottom };
      this.#from = target;
    }
    this.label = entry.querySelector('h3')?.textContent ?? msg('Source');
    this.content = copy;
    void this.updateComplete.then(() => this.#open());
  };

  get #popover(): HTMLElement | null {
    return this.renderRoot.querySelector('[popover]');
  }

  #open() {
    const card = this.#popover;
    if (!card || !this.#at) return;
    card.showPopover();
    card.scrollTop = 0;
    const { offsetWidth, offsetHeight } = card;
    const left = Math.min(Math.max(8, this.#at.x - offsetWidth / 2), innerWidth - offsetWidth - 8);
    const below = this.#at.bottom + 8 + offsetHeight <= innerHeight;
    card.style.left = `${String(left)}px`;
    card.style.top = `${String(below ? this.#at.bottom + 8 : Math.max(8, this.#at.top - offsetHeight - 8))}px`;
    card.focus();
  }

  #hide = () => {
    this.#popover?.hidePopover();
  };

  #onToggle = (event: Event) => {
    // A reader who closed it by a click on something else has the focus there.
    const lost = [null, document.body, this].includes(document.activeElement as HTMLElement | null);
    if ((event as ToggleEvent).newState === 'closed' && lost) this.#from?.focus({ preventScroll: true });
  };

  override render() {
    return html`<div popover role="dialog" tabindex="-1" aria-label=${this.label} @toggle=${this.#onToggle}>
      <button class="close" aria-label=${msg('Close')} @click=${this.#hide}>×</button>
      ${this.content}
    </div>`;
  }
}

const signOf = ({ colour, mark: { path, stroke } }: NonNullable<CardEntry['actor']>) =>
  html`<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <path
      d=${path}
      fill=${stroke ? 'none' : colour}
      stroke=${stroke ? colour : nothing}
      stroke-width=${stroke ?? nothing}
    />
  </svg>`;

const wordsOf = (text: string | Foreign): string => (typeof text === 'string' ? text : text.text);

/** A text; one in another language is marked as such. */
const said = (text: string | Foreign) =>
  typeof text === 'string' ? text : html`<bdi lang=${text.lang}>${text.text}</bdi> <small>[${text.lang}]</small>`;
