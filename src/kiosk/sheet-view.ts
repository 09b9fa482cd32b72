import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Layer, Localized } from '../../geo/layer.ts';
import type { Step } from '../story/story.ts';
import { rangeLabel } from '../story/when.ts';
import type { StoryBook, BookEntry } from './story-book.ts';
import { icon } from './icons.ts';
import { qrCodeOf } from './qr.ts';
import type { KioskSheet } from './sheet.ts';
import { listed } from '../words/list.ts';

export interface SheetScene {
  readonly book: StoryBook;
  /** The id of the current step; undefined on the title page. */
  readonly step: string | undefined;
  readonly layers: readonly Layer[];
  readonly credits: Readonly<Record<string, Localized>>;
  /** The themes that may be hidden, and those that are. */
  readonly themes: readonly string[];
  readonly hidden: ReadonlySet<string>;
  /** Whether there is a map; otherwise stills are shown. */
  readonly live: boolean;
  readonly open: (sheet: KioskSheet) => void;
  readonly close: () => void;
  readonly go: (step: string) => void;
  readonly toggle: (theme: string) => void;
  readonly type: (key: string) => void;
}

/** The label of a theme of layers. */
export function themeName(theme: string): string {
  switch (theme) {
    case 'control':
      return msg('Who held what');
    case 'movements':
      return msg('Marches and voyages');
    case 'events':
      return msg('Events');
    case 'places':
      return msg('Names of places');
    case 'towns':
      return msg('Plans of towns');
    case 'sea':
      return msg('Sea and shore');
    default:
      return msg('Land, forest and rivers');
  }
}

/** The content of a sheet. It lies over the text and never covers the whole map. */
export function sheetView(sheet: KioskSheet, scene: SheetScene): TemplateResult | typeof nothing {
  if (sheet.kind === 'none') return nothing;
  const { title, body } = contentOf(sheet, scene);
  return html`<section class="sheet" role="dialog" tabindex="-1" aria-label=${title} data-sheet=${sheet.kind}>
    <div class="body" tabindex="0">${body}</div>
    <div class="foot">
      <button data-do="close" @click=${scene.close}>${icon('close')}<span>${msg('Close')}</span></button>
    </div>
  </section>`;
}

function contentOf(
  sheet: Exclude<KioskSheet, { kind: 'none' }>,
  scene: SheetScene,
): { readonly title: string; readonly body: TemplateResult } {
  const { book } = scene;
  switch (sheet.kind) {
    case 'chapters':
      return titled(msg('Chapters'), chapters(scene));
    case 'index':
      return titled(
        msg('People and places'),
        html`${list(msg('People'), book.people, scene)}${list(msg('Places'), book.places, scene)}`,
      );
    case 'map':
      return titled(msg('Map layers'), mapSheet(scene));
    case 'card': {
      const entry = book.entries.get(sheet.id);
      return { title: entry?.title ?? '', body: entry ? card(entry, scene) : html`` };
    }
    case 'sources':
      return titled(
        msg('Sources'),
        html`<div class="list">
          ${sheet.ids.flatMap((id) => book.entries.get(id) ?? []).map((entry) => work(entry, scene))}
        </div>`,
      );
    case 'picked':
      return {
        title: listed(
          sheet.entries.map(({ title }) => (typeof title === 'string' ? title : title.text)),
          book.story.lang,
        ),
        body: html`${sheet.entries.map(
          ({ title, kind, lines, more }) =>
            html`<article>
              <p class="kind">${kind}</p>
              <h2>${title}</h2>
              ${lines.map((line) => html`<p>${line}</p>`)}
              ${
                more
                  ? html`<p class="list">
                      <button
                        @click=${() => {
                          scene.open({ kind: 'card', id: more });
                        }}
                      >
                        ${msg('More')}
                      </button>
                    </p>`
                  : nothing
              }
            </article>`,
        )}`,
      };
    case 'code':
      return titled(sheet.title, code(sheet.address));
    case 'pin':
      return titled(msg('For the staff'), pad(sheet.typed, scene));
  }
}

const titled = (title: string, body: TemplateResult) => ({
  title,
  body: html`<h2>${title}</h2>
    ${body}`,
});

function chapters({ book: { story }, step: told, go }: SheetScene): TemplateResult {
  const line = (step: Step) =>
    html`<button
      data-step=${step.id}
      aria-current=${step.id === told ? 'true' : nothing}
      @click=${() => {
        go(step.id);
      }}
    >
      <span>${step.title}</span><small>${step.scene.when.edtf && rangeLabel(step.scene.when, story.lang)}</small>
    </button>`;
  const groups = new Map<string, readonly Step[]>();
  for (const step of story.steps) groups.set(step.chapter, [...(groups.get(step.chapter) ?? []), step]);
  return html`${[...groups].map(
    ([chapter, steps]) =>
      html`${chapter ? html`<h3>${chapter}</h3>` : nothing}
        <div class="list">${steps.map(line)}</div>`,
  )}`;
}

const list = (title: string, entries: readonly BookEntry[], { open }: SheetScene) =>
  html`<h3>${title}</h3>
    <div class="columns list">
      ${repeat(
        entries,
        ({ id }) => id,
        ({ id, title: name }) =>
          html`<button
            @click=${() => {
              open({ kind: 'card', id });
            }}
          >
            ${name}
          </button>`,
      )}
    </div>`;

function mapSheet({ live, themes, hidden, toggle, layers, credits }: SheetScene): TemplateResult {
  if (!live) return html`<p>${msg('The map is shown here as pictures, so its layers cannot be hidden.')}</p>`;
  return html`<div class="columns">
      ${themes.map(
        (theme) =>
          html`<button
            aria-pressed=${hidden.has(theme) ? 'false' : 'true'}
            @click=${() => {
              toggle(theme);
            }}
          >
            ${themeName(theme)}
          </button>`,
      )}
    </div>
    <h3>${msg('What the signs mean')}</h3>
    <story-legend open .layers=${layers.filter(({ theme }) => !hidden.has(theme))} .credits=${credits}></story-legend>`;
}

/** A copy of a card, with its links as buttons below. */
function card({ article }: BookEntry, scene: SheetScene): TemplateResult {
  const copy = document.importNode(article, true);
  const steps = [...copy.querySelectorAll<HTMLAnchorElement>('.mentioned a')]
    .map(({ hash }) => hash.slice(1))
    .filter((id) => scene.book.story.steps.some((step) => step.id === id));
  const sources = [
    ...new Set([...copy.querySelectorAll<HTMLAnchorElement>('a[href^="#ref-"]')].map(({ hash }) => hash.slice(1))),
  ];
  for (const gone of copy.querySelectorAll('.mentioned, .sources, .citation')) gone.remove();
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  const heading = copy.querySelector('h3');
  const title = heading?.textContent ?? '';
  heading?.remove();
  const titleOf = (id: string) => scene.book.story.steps.find((step) => step.id === id)?.title ?? id;
  return html`<h2>${title}</h2>
    ${[...copy.children]}
    ${
      steps.length > 0
        ? html`<h3>${msg('In the story')}</h3>
            <div class="list">
              ${steps.map(
                (id) =>
                  html`<button
                    data-step=${id}
                    @click=${() => {
                      scene.go(id);
                    }}
                  >
                    ${titleOf(id)}
                  </button>`,
              )}
            </div>`
        : nothing
    }
    ${
      sources.length > 0
        ? html`<h3>${msg('Sources')}</h3>
            <div class="list">
              <button
                @click=${() => {
                  scene.open({ kind: 'sources', ids: sources });
                }}
              >
                ${msg(str`Sources: ${sources.length}`)}
              </button>
            </div>`
        : nothing
    }`;
}

/** A bibliography entry, with a QR code of its web address if it has one. */
function work({ article }: BookEntry, { open }: SheetScene): TemplateResult {
  const copy = document.importNode(article, true);
  copy.querySelector('.mentioned')?.remove();
  const address = copy.querySelector<HTMLAnchorElement>('a[href^="http"]')?.href;
  const words = copy.querySelector('p');
  const text = words?.textContent ?? copy.textContent;
  return html`<div class="entry">
    <bdi lang=${words?.lang || nothing}>${text}</bdi>${
      address
        ? html`<button
            @click=${() => {
              open({ kind: 'code', title: msg('On your own phone'), address });
            }}
          >
            ${msg('To my phone')}
          </button>`
        : nothing
    }
  </div>`;
}

export function code(address: string): TemplateResult {
  const { size, path } = qrCodeOf(address);
  return html`<div class="code">
    <p>${msg('Point the camera of your phone at it.')}</p>
    <svg
      viewBox=${`0 0 ${String(size)} ${String(size)}`}
      role="img"
      aria-label=${msg(str`A code that leads to ${address}`)}
    >
      <path d=${path} />
    </svg>
    <p class="address">${address.replace(/^https?:\/\//, '')}</p>
  </div>`;
}

function pad(typed: string, { type }: SheetScene): TemplateResult {
  const key = (label: string, name = label) =>
    html`<button
      data-key=${name}
      @click=${() => {
        type(name);
      }}
    >
      ${label}
    </button>`;
  return html`<p class="typed" role="status" aria-label=${msg(str`${typed.length} digits`)}>
      ${'•'.repeat(typed.length)}
    </p>
    <div class="pad">
      ${['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => key(digit))}${key('⌫', 'rub')}${key('0')}${key('OK', 'enter')}
    </div>`;
}
