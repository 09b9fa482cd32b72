/**
 * The data that all elements of the atlas get by context, and the events by which they request changes. `<atlas-page>`
 * alone owns the state.
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
import type { Workspace } from '../core/workspace.ts';
import type { OwnLayer } from '../core/own-layer.ts';

/** `outline`: the outline of a search; `measure`: lengths and areas. */
export type MapTool = 'none' | 'outline' | 'measure';

export interface AtlasModel {
  readonly state: AtlasState;
  readonly catalogue: AtlasCatalogue;
  /** All records, by key; without the features of imported files. */
  readonly records: ReadonlyMap<string, AtlasRecord>;
  /** The results of the state's search, in the order of the records. */
  readonly results: readonly SearchResult[];
  readonly layers: readonly Layer[];
  readonly datasets: readonly (Dataset & Origin)[];
  readonly evidence: AtlasEvidence;
  /** Names, colours and marks of the actors, by their keys. */
  readonly actors: Readonly<Record<string, Actor>>;
  /** Labels for the sorts of records, by kind and sort; a sort without a label is shown in the word of the data. */
  readonly sorts?: Sorts;
  /** What named areas are called; what is not here goes by the data's own word. */
  readonly areas?: Areas;
  /** The imported files, from the bottom up. */
  readonly own: readonly OwnLayer[];
  /** Their features are shown whatever days are asked about; otherwise those that have dates obey the time. */
  readonly ownAnyTime?: boolean;
  /** Undefined until there is a map, and if it cannot be drawn. */
  readonly map: MapLibreMap | undefined;
  /** The tool that gets clicks and keys on the map. While it is not `none`, a click on the map selects nothing. */
  readonly tool: MapTool;
  /** The address of the site's root, absolute, ending in a slash. */
  readonly root: string;
}

export const atlasContext = createContext<AtlasModel | undefined>(Symbol('atlas'));

export interface ChangeRequest {
  readonly change: Partial<AtlasState>;
  /** `push` makes a new entry of the browser's history; `replace` is for continuous changes. */
  readonly history: 'push' | 'replace';
}

/** Requests a change of the state. Bubbles up to the page and crosses shadow roots, as all events here. */
export class AtlasRequestEvent extends CustomEvent<ChangeRequest> {
  constructor(change: Partial<AtlasState>, history: ChangeRequest['history'] = 'push') {
    super('atlas-request', { detail: { change, history }, bubbles: true, composed: true });
  }
}

/** Requests to bring records into view. They need not be selected. */
export class AtlasSeekEvent extends CustomEvent<readonly Ref[]> {
  constructor(refs: readonly Ref[]) {
    super('atlas-seek', { detail: refs, bubbles: true, composed: true });
  }
}

/** Sent by `<atlas-import>`: all imported files, after a change of them. */
export class AtlasOwnEvent extends CustomEvent<readonly OwnLayer[]> {
  constructor(own: readonly OwnLayer[]) {
    super('atlas-own', { detail: own, bubbles: true, composed: true });
  }
}

/** From `<atlas-own-time>`, up to the page: whether imported features are shown at any time. */
export class AtlasOwnTimeEvent extends CustomEvent<boolean> {
  constructor(anyTime: boolean) {
    super('atlas-own-time', { detail: anyTime, bubbles: true, composed: true });
  }
}

/** From `<atlas-workspace>`, up to the page: please open this workspace. */
export class AtlasWorkspaceEvent extends CustomEvent<Workspace> {
  constructor(workspace: Workspace) {
    super('atlas-workspace', { detail: workspace, bubbles: true, composed: true });
  }
}

/** Sent by a tool: from now on it gets clicks and keys on the map; `none`: nobody does. */
export class AtlasToolEvent extends CustomEvent<MapTool> {
  constructor(tool: MapTool) {
    super('atlas-tool', { detail: tool, bubbles: true, composed: true });
  }
}

/**
 * Sent by `<atlas-search>`, for the second map of a comparison: the corners (degrees) of the outline that is being
 * drawn; undefined if none is.
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
    'atlas-own-time': AtlasOwnTimeEvent;
    'atlas-workspace': AtlasWorkspaceEvent;
    'atlas-tool': AtlasToolEvent;
    'atlas-draft': AtlasDraftEvent;
  }
}
