/**
 * What every part of the atlas's page may know, and how it asks for a change. `<atlas-page>` alone owns the state:
 * it flows down as a context, and requests flow up as events, as in the player.
 */
import { createContext } from '@lit/context';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Actor } from '../../../geo/actors.ts';
import type { Areas, Dataset, Layer, Origin, Sorts } from '../../../geo/layer.ts';
import type { LngLat } from '../../story/story.ts';
import type { AtlasEvidence } from '../core/evidence.ts';
import type { SearchResult } from '../core/query.ts';
import type { AtlasRecord } from '../core/records.ts';
import type { AtlasCatalogue, AtlasState, Ref } from '../core/state.ts';
import type { OwnLayer } from '../core/own-layer.ts';

/** `outline`: the outline of a search; `measure`: lengths and areas. */
export type MapTool = 'none' | 'outline' | 'measure';

export interface AtlasModel {
  readonly state: AtlasState;
  readonly catalogue: AtlasCatalogue;
  /** Every record, by key; without the features of imported files. */
  readonly records: ReadonlyMap<string, AtlasRecord>;
  /** What the state asks for, in the order of the records. */
  readonly answers: readonly SearchResult[];
  readonly layers: readonly Layer[];
  readonly datasets: readonly (Dataset & Origin)[];
  readonly evidence: AtlasEvidence;
  /** Names and signs of those who acted, by their keys. */
  readonly actors: Readonly<Record<string, Actor>>;
  /** What their sort is called, by kind and sort; what is not here goes by the data's own word. */
  readonly sorts?: Sorts;
  /** What named areas are called; what is not here goes by the data's own word. */
  readonly areas?: Areas;
  /** The imported files, from the bottom up. */
  readonly own: readonly OwnLayer[];
  /** Undefined until the map is there, and where there can be none. */
  readonly map: MapLibreMap | undefined;
  /** Which tool the map's clicks and keys go to. While it is not `none`, a click on the map selects nothing. */
  readonly tool: MapTool;
  /** The address of the site's root, absolute, ending in a slash. */
  readonly root: string;
}

export const atlasContext = createContext<AtlasModel | undefined>(Symbol('atlas'));

export interface ChangeRequest {
  readonly change: Partial<AtlasState>;
  /** `push` makes an entry of the history that “back” returns from; `replace` is for what moves by little steps. */
  readonly history: 'push' | 'replace';
}

/** From any part, up to the page: please show this. Bubbles and crosses shadow roots. */
export class AtlasRequestEvent extends CustomEvent<ChangeRequest> {
  constructor(change: Partial<AtlasState>, history: ChangeRequest['history'] = 'push') {
    super('atlas-request', { detail: { change, history }, bubbles: true, composed: true });
  }
}

/** From any part, up to the page: please bring these records into view. They need not be selected. */
export class AtlasSeekEvent extends CustomEvent<readonly Ref[]> {
  constructor(refs: readonly Ref[]) {
    super('atlas-seek', { detail: refs, bubbles: true, composed: true });
  }
}

/** From `<atlas-import>`, up to the page: these are all imported files now. */
export class AtlasOwnEvent extends CustomEvent<readonly OwnLayer[]> {
  constructor(own: readonly OwnLayer[]) {
    super('atlas-own', { detail: own, bubbles: true, composed: true });
  }
}

/** From a tool, up to the page: from now on the map's clicks and keys go to this tool. */
export class AtlasToolEvent extends CustomEvent<MapTool> {
  constructor(tool: MapTool) {
    super('atlas-tool', { detail: tool, bubbles: true, composed: true });
  }
}

/**
 * From `<atlas-search>`, up to the page, which gives it to the second map of a comparison: the corners (degrees) of the
 * outline that is being drawn; undefined when none is.
 */
export class AtlasDraftEvent extends CustomEvent<readonly LngLat[] | undefined> {
  constructor(corners: readonly LngLat[] | undefined) {
    super('atlas-draft', { detail: corners, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'atlas-request': AtlasRequestEvent;
    'atlas-seek': AtlasSeekEvent;
    'atlas-own': AtlasOwnEvent;
    'atlas-tool': AtlasToolEvent;
    'atlas-draft': AtlasDraftEvent;
  }
}
