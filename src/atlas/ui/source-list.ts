/** The works that records rest on, as a list, with what was noted on each while the stories were written. */
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { consultedLabel } from '../../words/labels.ts';
import type { AtlasEvidence, CitationRecord, StepRecord } from '../core/evidence.ts';
import type { AtlasRecord } from '../core/records.ts';
import { worksOf } from '../core/references.ts';
import { countIn } from './words.ts';

type Sourced = Pick<AtlasRecord, 'sources'> & Partial<Pick<AtlasRecord, 'steps'>>;

/** @param root - the address of the site's root, absolute: notes link to the steps that they are about. */
export function sourceList(records: readonly Sourced[], evidence: AtlasEvidence, lang: string, root: string) {
  const works = worksOf(records, evidence);
  if (works.length === 0) return nothing;
  const told = new Set(records.flatMap(({ steps = [] }) => steps.map(({ id }) => id)));
  return html`<ul class="works">
    ${works.map(({ id, text, own, url, consulted }) => {
      const seen = consultedLabel(consulted);
      return html`<li>
        ${own?.lang === lang ? html`<span lang=${own.lang} dir=${own.dir} translate="no">${own.text}</span><br />` : nothing}<span
          lang="en"
          dir="ltr"
          translate="no"
          >${url ? html`<a href=${url} rel="noreferrer">${withoutUrl(text, url)}</a>` : text}</span
        >${seen ? html` <small>${seen}</small>` : nothing}${notesOn(id, evidence, told, { lang, root })}
      </li>`;
    })}
  </ul>`;
}

/**
 * What in a work supports the sentences that cite it. Notes on steps that tell of the records come first.
 *
 * @param told - the ids of those steps.
 */
function notesOn(
  work: string,
  { citations = [], steps }: AtlasEvidence,
  told: ReadonlySet<string>,
  { lang, root }: { readonly lang: string; readonly root: string },
) {
  const notes = citations.filter(({ source }) => source === work);
  if (notes.length === 0) return nothing;
  const first = notes.filter(({ step }) => told.has(step));
  const ordered = [...first, ...notes.filter((note) => !first.includes(note))];
  return html`<details class="notes">
    <summary>${msg(str`What it supports in the story: ${countIn(notes.length, lang)}`)}</summary>
    <ul>
      ${ordered.map(
        (note) =>
          html`<li>
            ${stepLink(note, steps, root)}
            <span lang="en" dir="ltr"><b>${note.claim}</b><br />${note.support}</span>
          </li>`,
      )}
    </ul>
  </details>`;
}

/** The step by its title; the foreword and the afterword have none. */
function stepLink({ story, step }: CitationRecord, steps: readonly StepRecord[], root: string) {
  const found = steps.find((one) => one.id === step && one.story === story);
  return found
    ? html`<a href=${new URL(found.href, root).href} lang=${found.lang}>${found.title}</a>`
    : html`<i>${step === 'foreword' ? msg('Foreword') : step === 'afterword' ? msg('Afterword') : step}</i>`;
}

/** Removes the URL from a text that is a link to the same URL. */
const withoutUrl = (text: string, url: string) =>
  text
    .replace(url, '')
    .replace(/\s+\.?$/, '')
    .trim() || text;
