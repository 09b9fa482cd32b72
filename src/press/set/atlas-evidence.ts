import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { Localized } from '../../../geo/layer.ts';
import type { AtlasEvidence, PersonRecord, ReferenceRecord, StepRecord } from '../../atlas/core/evidence.ts';
import type { Evidence, Names, Person, Reference } from '../read/evidence.ts';
import { cslOf, inOwnScript, referenceText } from './bibliography.ts';

const localized = (names: Names): Localized => ({
  ...Object.fromEntries(Object.entries(names).filter(([, name]) => name)),
  en: names.en,
});

function personRecord({ id, names, born, died, lifeNote, role, bio, sources, confidence }: Person): PersonRecord {
  return { id, names: localized(names), born, died, lifeNote, role, bio, sources, confidence };
}

/**
 * The processor breaks lines at 70 characters, in the middle of addresses, and ids after 20: the form of 2001 has room
 * for both, and readers of today take a broken address for another.
 */
const unwrapped = (ris: string, id: string) =>
  ris.replace(/\n(?![A-Z][A-Z0-9] {2}-)/g, '').replace(/^ID {2}- .*$/m, () => `ID  - ${id}`);

/** A work's reference in every form. The processor is not for the page: it weighs more than the map. */
export function referenceRecord(reference: Reference): ReferenceRecord {
  const { custom } = reference;
  const csl = cslOf(reference);
  // Our own keys, not names made of authors and years.
  Object.assign(plugins.config.get('@bibtex').format, { useIdAsLabel: true, checkLabel: false });
  const cite = new Cite(csl);
  const own = inOwnScript(reference);
  return {
    id: reference.id,
    title: reference.title,
    text: referenceText(reference),
    ...(own ? { own: { lang: own.lang, dir: own.dir, text: own.text } } : {}),
    bibtex: cite.format('bibtex').trim(),
    ris: unwrapped(cite.format('ris').trim(), reference.id),
    csl: csl as unknown as ReferenceRecord['csl'],
    ...(reference.URL ? { url: reference.URL } : {}),
    ...(custom?.consulted ? { consulted: custom.consulted } : {}),
    ...(custom?.remark ? { remark: custom.remark } : {}),
    ...(custom?.partOf ? { partOf: custom.partOf } : {}),
  };
}

/** What the atlas needs of the evidence beside the layers, where events and places already are. */
export function atlasEvidence(evidence: Evidence, steps: readonly StepRecord[]): AtlasEvidence {
  return {
    people: [...evidence.people.values()].map(personRecord),
    references: [...evidence.references.values()].map(referenceRecord),
    steps,
  };
}
