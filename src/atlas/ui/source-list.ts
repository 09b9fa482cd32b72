/** The works that things rest on, as a list. */
import { html, nothing } from 'lit';
import { consultedLabel } from '../../words/labels.ts';
import type { AtlasEvidence } from '../core/evidence.ts';
import type { AtlasRecord } from '../core/records.ts';
import { worksOf } from '../core/references.ts';

export function sourceList(records: readonly Pick<AtlasRecord, 'sources'>[], evidence: AtlasEvidence, lang: string) {
  const works = worksOf(records as readonly AtlasRecord[], evidence);
  if (works.length === 0) return nothing;
  return html`<ul class="works">
    ${works.map(({ text, own, url, consulted }) => {
      const seen = consultedLabel(consulted);
      return html`<li>
        ${own?.lang === lang ? html`<span lang=${own.lang} dir=${own.dir}>${own.text}</span><br />` : nothing}<span
          lang="en"
          dir="ltr"
          >${url ? html`<a href=${url} rel="noreferrer">${withoutAddress(text, url)}</a>` : text}</span
        >${seen ? html` <small>${seen}</small>` : nothing}
      </li>`;
    })}
  </ul>`;
}

/** A link need not repeat where it leads. */
const withoutAddress = (text: string, url: string) =>
  text
    .replace(url, '')
    .replace(/\s+\.?$/, '')
    .trim() || text;
