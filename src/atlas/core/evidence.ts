/**
 * The data that the press makes for the atlas, in addition to the layers: people, works with formatted references, and
 * the steps of the stories. It is JSON made at build time, so that the page needs no citation processor.
 */
import type { Localized } from '../../../geo/layer.ts';
import type { Confidence } from '../../story/confidence.ts';

export interface PersonRecord {
  readonly id: string;
  readonly names: Localized;
  readonly born: string;
  readonly died: string;
  readonly lifeNote: string;
  readonly role: string;
  readonly bio: string;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}

/** A work, with its reference in all formats for export. */
export interface ReferenceRecord {
  readonly id: string;
  readonly title: string;
  /** The reference as plain text. */
  readonly text: string;
  /** The same in the script of the work, for readers of its language; absent if that is the Latin script. */
  readonly own?: { readonly lang: string; readonly dir: 'ltr' | 'rtl'; readonly text: string };
  readonly bibtex: string;
  readonly ris: string;
  /** CSL-JSON: one record. */
  readonly csl: Readonly<Record<string, unknown>>;
  readonly url?: string;
  /** How much of the work was read: `read`, `excerpt`, `opening` or `not-opened`. */
  readonly consulted?: string;
  readonly remark?: string;
  /** The work it is a part of, by id. */
  readonly partOf?: string;
}

/** A step of a story, and the records that it is about. */
export interface StepRecord {
  readonly story: string;
  readonly lang: string;
  readonly id: string;
  readonly title: string;
  readonly chapter: string;
  /** From the root of the site, such as `gilan-1920/en/#landing`. */
  readonly href: string;
  readonly events: readonly string[];
  readonly places: readonly string[];
  readonly people: readonly string[];
  /** Layers of the movements that are drawn in it. */
  readonly draws: readonly string[];
}

/** What in a work carries a sentence of a story. In English, as the table of citations is. */
export interface CitationRecord {
  readonly story: string;
  /** The id of the step that cites the work, or `foreword` or `afterword`. */
  readonly step: string;
  /** Key of the work. */
  readonly source: string;
  /** What the sentence takes from the work. */
  readonly claim: string;
  /** Where that stands in what was read, or that it was recalled. */
  readonly support: string;
}

export interface AtlasEvidence {
  readonly people: readonly PersonRecord[];
  readonly references: readonly ReferenceRecord[];
  readonly steps: readonly StepRecord[];
  /** In the order of the stories; absent where no story has such a table. */
  readonly citations?: readonly CitationRecord[];
  /** How many features each dataset has, by its id; absent where nobody has counted. */
  readonly features?: Readonly<Record<string, number>>;
}
