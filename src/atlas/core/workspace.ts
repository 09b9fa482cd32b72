/** A workspace as a file: the view by its address, and the reader's own data as GeoJSON. Pure. */
import type { Feature, Geometry } from 'geojson';
import { featuresOf } from './own-features.ts';
import type { OwnLayer } from './own-layer.ts';
import { encodeState } from './permalink.ts';
import type { AtlasCatalogue, AtlasState } from './state.ts';
import type { TableFields } from './table-choice.ts';

const TYPE = 'story-map-atlas-workspace';
const VERSION = 1;

/** An imported file as a workspace has it. Its features are checked as those of any other file when it is opened. */
export interface SavedLayer {
  readonly title: string;
  readonly visible: boolean;
  readonly fields: TableFields | undefined;
  readonly features: readonly Feature<Geometry | null>[];
}

export interface Workspace {
  /** The fragment of the address, without `#`. */
  readonly view: string;
  readonly ownAnyTime: boolean;
  readonly layers: readonly SavedLayer[];
}

/** Why a file is no workspace that can be opened. */
export type WorkspaceFault = 'not-a-workspace' | 'newer-version';

/** Tiles are left out: a file of them may be larger than memory. */
export function toWorkspace(
  { own, ownAnyTime = false }: { readonly own: readonly OwnLayer[]; readonly ownAnyTime?: boolean | undefined },
  state: AtlasState,
  catalogue: AtlasCatalogue,
): string {
  const layers = own
    .filter(({ result }) => !result.tiles)
    .map((layer) => ({
      title: layer.title,
      visible: layer.visible,
      ...(layer.result.fields ? { fields: layer.result.fields } : {}),
      features: featuresOf(layer),
    }));
  return `${JSON.stringify({ type: TYPE, version: VERSION, view: encodeState(state, catalogue), ownAnyTime, layers })}\n`;
}

type Rec = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Rec => typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (record: Rec, key: string) => (typeof record[key] === 'string' ? record[key] : undefined);

function fieldsIn(value: unknown): TableFields | undefined {
  if (!isRecord(value)) return undefined;
  const named = (['name', 'start', 'end'] as const).flatMap((key) => {
    const text = textIn(value, key);
    return text === undefined ? [] : [[key, text] as const];
  });
  return Object.fromEntries(named);
}

export function fromWorkspace(text: string): Workspace | WorkspaceFault {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return 'not-a-workspace';
  }
  if (!isRecord(root) || root['type'] !== TYPE) return 'not-a-workspace';
  if (root['version'] !== VERSION) return 'newer-version';
  const layers = Array.isArray(root['layers']) ? (root['layers'] as readonly unknown[]) : [];
  return {
    view: textIn(root, 'view') ?? '',
    ownAnyTime: root['ownAnyTime'] === true,
    layers: layers.flatMap((layer): SavedLayer[] =>
      isRecord(layer) && Array.isArray(layer['features'])
        ? [
            {
              title: textIn(layer, 'title') ?? '',
              visible: layer['visible'] !== false,
              fields: fieldsIn(layer['fields']),
              features: layer['features'] as SavedLayer['features'],
            },
          ]
        : [],
    ),
  };
}
