import { html, nothing, svg } from 'lit';
import type { Actor } from '../../../geo/actors.ts';
import type { AtlasRecord } from '../core/records.ts';

/** The mark of an actor in its colour. Hidden from assistive technology, because its name is beside it. */
export function actorSign(actor: Actor | undefined) {
  if (!actor) return nothing;
  const {
    colour,
    mark: { path, stroke },
  } = actor;
  return html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
    ${svg`<path d=${path} fill=${stroke ? 'none' : colour} stroke=${stroke ? colour : 'none'} stroke-width=${stroke ?? 0} />`}
  </svg>`;
}

/** A small symbol for each kind of record without an actor: a disc, a ring, a line, an area, a head. */
const KINDS: Readonly<Record<AtlasRecord['kind'], string>> = {
  event: 'M8 4.5A3.5 3.5 0 1 0 8 11.5A3.5 3.5 0 1 0 8 4.5Z',
  place: 'M8 3.5A4.5 4.5 0 1 0 8 12.5A4.5 4.5 0 1 0 8 3.5ZM8 5.5A2.5 2.5 0 1 1 8 10.5A2.5 2.5 0 1 1 8 5.5Z',
  movement: 'M1 8.8L10 8.8L10 12L15 8L10 4L10 7.2L1 7.2Z',
  route: 'M1 10.6L5.5 10.6L10.5 5.4L15 5.4L15 7.2L11.3 7.2L6.3 12.4L1 12.4Z',
  hold: 'M2.5 3.5H13.5V12.5H2.5ZM4 5V11H12V5Z',
  person: 'M8 2.5A2.8 2.8 0 1 1 8 8.1A2.8 2.8 0 1 1 8 2.5ZM2.8 14C2.8 10.6 5 9 8 9C11 9 13.2 10.6 13.2 14Z',
};

export function recordSign(record: AtlasRecord, actors: Readonly<Record<string, Actor>>) {
  const [first] = record.actors;
  const actor = first ? actors[first] : undefined;
  return actor
    ? actorSign(actor)
    : html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
        ${svg`<path d=${KINDS[record.kind]} fill="var(--story-accent)" />`}
      </svg>`;
}
