import { html, type TemplateResult } from 'lit';
import { directionOf } from '../story/languages.ts';
import type { StoryBook } from './story-book.ts';
import { invitationIn } from './invitations.ts';

export interface AttractScene {
  readonly book: StoryBook;
  /** The id of the step that the attract loop shows. */
  readonly step: string | undefined;
  /** Whether the picture has arrived at that step. Until then, its date and place would not fit what is said. */
  readonly arrived: boolean;
  readonly languages: readonly string[];
  readonly begin: (lang: string) => void;
}

/**
 * The attract loop: the date and the place, what happens there, the title of the story, and an invitation in every
 * language. Nothing else, because whoever passes by has three seconds and stands four metres away.
 */
export function attractView({
  book: { story, headlines, attract },
  step: reached,
  arrived,
  languages,
  begin,
}: AttractScene): TemplateResult {
  const step = story.steps.find(({ id }) => id === reached) ?? story.steps[attract[0].step] ?? story.steps[0];
  return html`
    <div class="event">
      <story-where class=${arrived ? 'where' : 'where under-way'}></story-where>
      <h2>${headlines.get(step.id) ?? step.title}</h2>
      <div class="progress" aria-hidden="true"><i></i></div>
    </div>
    <div class="below">
      <h1 class="title">${story.title}</h1>
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
              ${invitationIn(lang)}
            </button>`,
        )}
      </div>
    </div>
  `;
}

/** The invitations that stay on the dark screen in the hours of rest. */
export const restView = (languages: readonly string[]): TemplateResult =>
  html`<p>${languages.map(invitationIn).join(' · ')}</p>`;
