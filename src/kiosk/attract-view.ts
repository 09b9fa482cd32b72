import { html, nothing, type TemplateResult } from 'lit';
import { directionOf, endonym } from '../story/languages.ts';
import type { StoryBook } from './story-book.ts';
import { invitationIn } from './invitations.ts';

export interface AttractScene {
  readonly book: StoryBook;
  /** The id of the step that the attract loop shows. */
  readonly step: string | undefined;
  readonly languages: readonly string[];
  readonly begin: (lang: string) => void;
}

/** The attract loop: the story's title, the step shown, and an invitation in every language. */
export function attractView({
  book: { story, subtitle, captions },
  step: reached,
  languages,
  begin,
}: AttractScene): TemplateResult {
  const step = story.steps.find(({ id }) => id === reached) ?? story.steps[0];
  return html`
    <header class="headline">
      <h1 class="title">${story.title}</h1>
      <p class="subtitle">${subtitle}</p>
    </header>
    <div class="below">
      <div class="caption">
        <p class="chapter">${step.chapter}</p>
        <h2>${step.title}</h2>
        <story-where class="where"></story-where>
        <p class="words">${captions.get(step.id)}</p>
        <div class="progress" aria-hidden="true"><i></i></div>
      </div>
      <div class="invitations">
        ${languages.map(
          (lang) =>
            html`<button
              data-lang=${lang}
              lang=${lang}
              dir=${directionOf(lang)}
              @click=${() => {
                begin(lang);
              }}
            >
              ${invitationIn(lang)}${languages.length > 1 ? html`<small translate="no">${endonym(lang)}</small>` : nothing}
            </button>`,
        )}
      </div>
    </div>
  `;
}

/** The invitations that stay on the dark screen in the hours of rest. */
export const restView = (languages: readonly string[]): TemplateResult =>
  html`<p>${languages.map(invitationIn).join(' · ')}</p>`;
