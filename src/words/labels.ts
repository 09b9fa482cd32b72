import { msg } from '@lit/localize';
import type { Confidence } from '../story/confidence.ts';

/** What each level of confidence means, in words for readers. */
export function confidenceLabel(confidence: Confidence): string {
  switch (confidence) {
    case 'high':
      return msg('Well attested');
    case 'medium':
      return msg('Fairly sure');
    case 'low':
      return msg('Uncertain');
  }
}

/** How the date of an event is known; empty if it stands in a source. */
export function evidenceLabel(evidence: string): string {
  switch (evidence) {
    case 'day-recalled':
      return msg('The event was seen in a source; its day is given from memory of the literature.');
    case 'recalled':
      return msg('Given from memory of the literature, and not looked up again.');
    default:
      return '';
  }
}

/** How far a work was consulted for this story. */
export function consultedLabel(consulted: string | undefined): string {
  switch (consulted) {
    case 'read':
      return msg('Read for this story.');
    case 'excerpt':
      return msg('Known here from excerpts.');
    case 'opening':
      return msg('Known here from its opening.');
    case 'not-opened':
      return msg('Not opened for this story; listed as a work to check.');
    default:
      return '';
  }
}
