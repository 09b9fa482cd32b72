import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

export interface QuestionScene {
  readonly lang: string | undefined;
  /** Seconds left, and the whole countdown in seconds. */
  readonly left: number;
  readonly of: number;
  readonly home: () => void;
  readonly stay: () => void;
}

/** The question whether anybody is there, with the time left to answer. */
export const questionView = ({ lang, left, of, home, stay }: QuestionScene): TemplateResult =>
  html`<div class="question" role="alertdialog" aria-label=${msg('Are you still here?')}>
    <svg class="dial" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="44" fill="none" stroke="var(--story-line)" stroke-width="3" />
      <circle
        cx="50"
        cy="50"
        r="44"
        fill="none"
        stroke="var(--story-accent)"
        stroke-width="6"
        pathLength="1"
        stroke-dasharray=${`${String(left / of)} 1`}
        transform="rotate(-90 50 50)"
      />
      <text x="50" y="62" text-anchor="middle">${new Intl.NumberFormat(lang).format(left)}</text>
    </svg>
    <h2>${msg('Are you still here?')}</h2>
    <p>${msg('Touch anywhere to continue. Otherwise the story starts again for the next visitor.')}</p>
    <div class="row">
      <button data-do="home" @click=${home}>${msg('I am done')}</button>
      <button class="stay" data-do="stay" @click=${stay}>${msg('Continue reading')}</button>
    </div>
  </div>`;
