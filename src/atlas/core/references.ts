/** References for export: of the works on which records rest, and of a view. The press has formatted those of works. */
import { msg, str } from '@lit/localize';
import { dayIn } from '../../story/when.ts';
import type { AtlasEvidence, ReferenceRecord } from './evidence.ts';
import type { AtlasRecord } from './records.ts';

export const REFERENCE_FORMATS = {
  bibtex: { extension: 'bib', type: 'application/x-bibtex' },
  ris: { extension: 'ris', type: 'application/x-research-info-systems' },
  csl: { extension: 'json', type: 'application/vnd.citationstyles.csl+json' },
} as const;
export type ReferenceFormat = keyof typeof REFERENCE_FORMATS;

/** The works on which records rest, without repetitions, in the order of the bibliography. */
export function worksOf(
  records: readonly Pick<AtlasRecord, 'sources'>[],
  { references }: AtlasEvidence,
): readonly ReferenceRecord[] {
  const keys = new Set(records.flatMap(({ sources }) => sources));
  return references.filter(({ id }) => keys.has(id));
}

export function toReferences(works: readonly ReferenceRecord[], format: ReferenceFormat): string {
  if (format === 'csl')
    return `${JSON.stringify(
      works.map(({ csl }) => csl),
      null,
      1,
    )}\n`;
  const end = format === 'ris' ? '\r\n' : '\n';
  return works.map((work) => `${work[format].trim()}${end}`).join(end);
}

/** A view of the atlas that is cited, with its address. */
export interface View {
  readonly title: string;
  /** The name of the site. */
  readonly site: string;
  readonly address: string;
  /** The day of access, counted from 1970-01-01, UTC. */
  readonly accessed: number;
}

/** A citation of a view as text. */
export function citeView({ title, site, address, accessed }: View, lang: string): string {
  const day = dayIn(accessed, 'gregorian', lang);
  return msg(str`“${title}”, ${site}. Accessed ${day}. ${address}`);
}
