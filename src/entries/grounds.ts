/** Reads the grounds of a map that it cannot draw before it has read them. Fetched only for such a map. */
import { msg } from '@lit/localize';
import { isFollowed, type Dataset, type Layer } from '../../geo/layer.ts';
import type { MapStage } from '../stage/map-stage.ts';
import { pmtilesGround } from '../stage/ground/pmtiles-ground.ts';
import { GroundError, type GroundFailure, type ReadyGround } from '../stage/ground/ready-ground.ts';
import { styleGround } from '../stage/ground/style-ground.ts';

/** What a reader is told. */
const REASONS: Readonly<Record<GroundFailure, () => string>> = {
  unreachable: () => msg('it could not be fetched'),
  'no-ranges': () => msg('its server does not send parts of a file'),
  unreadable: () => msg('it cannot be read'),
  blocked: () => msg('this page may not fetch all of it'),
};

export interface GroundsOptions {
  readonly layers: readonly Layer[];
  readonly datasets: readonly Dataset[];
  /** The absolute address of the site's root. */
  readonly root: string;
  /** Called for each ground that is not drawn, with the reason as a part of a sentence. */
  readonly onMissing: (dataset: Dataset, reason: string) => void;
}

/** Reads the grounds of a catalogue and draws each when it is there. */
export async function drawGrounds(
  stage: MapStage,
  { layers, datasets, root, onMissing }: GroundsOptions,
): Promise<void> {
  for (const dataset of datasets) {
    const ground = groundOf(dataset, layers, root);
    if (!ground) continue;
    try {
      stage.setGround(await ground);
    } catch (error) {
      console.error(error instanceof GroundError ? error.message : error);
      onMissing(dataset, REASONS[error instanceof GroundError ? error.failure : 'unreadable']());
    }
  }
}

function groundOf({ id, delivery }: Dataset, layers: readonly Layer[], root: string): Promise<ReadyGround> | undefined {
  if (!isFollowed(delivery)) return undefined;
  const [below, names] = layers.filter(({ dataset }) => dataset === id);
  if (!below || !names) return undefined;
  const ids = { below: below.id, names: names.id };
  const at = (path: string) => new URL(path, root).href;
  return delivery.kind === 'style'
    ? styleGround(id, ids, { address: delivery.path, hosts: delivery.hosts, root })
    : pmtilesGround(id, ids, {
        address: at(delivery.path),
        style: delivery.style === undefined ? undefined : at(delivery.style),
      });
}
