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
 * The processor cuts lines after 70 characters, as RIS of 2001 requires, even within URLs, and ids after 20. Today's
 * programs do not join the parts of a URL again, so this restores both.
 */
const unwrapped = (ris: string, id: string) =>
  ris.replace(/\n(?![A-Z][A-Z0-9] {2}-)/g, '').replace(/^ID {2}- .*$/m, () => `ID  - ${id}`);

/** The reference of a work in every format. Made at build time: the processor is larger than the map's code. */
export function referenceRecord(reference: Reference): ReferenceRecord {
  const { custom } = reference;
  const csl = cslOf(reference);
  // Keep the project's keys, instead of labels made from authors and years.
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

/** The evidence for the atlas, without events and places, which are in the layers. */
export function atlasEvidence(
  { people, references, citations = [] }: Evidence,
  steps: readonly StepRecord[],
): AtlasEvidence {
  const story = steps[0]?.story ?? '';
  return {
    people: [...people.values()].map(personRecord),
    references: [...references.values()].map(referenceRecord),
    steps,
    ...(citations.length > 0 ? { citations: citations.map((note) => ({ story, ...note })) } : {}),
  };
}
