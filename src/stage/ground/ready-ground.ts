import type { SourceSpecification } from 'maplibre-gl';
import type { LayerId, StyleLayer } from '../../../geo/layer.ts';

/** A ground that has been read: what the map needs to draw it. */
export interface ReadyGround {
  /** The id of its dataset. */
  readonly dataset: string;
  /** By id; see {@link sourceId}. */
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  /** The style of each of its layers of the catalogue. */
  readonly styles: Readonly<Record<LayerId, readonly StyleLayer[]>>;
  /** Absolute addresses of its pictures, by id. */
  readonly sprites: readonly { readonly id: string; readonly url: string }[];
}

/** The id of one of several sources of a dataset. */
export const sourceId = (dataset: string, name: string): string => `${dataset}:${name}`;

/** Why a ground is not drawn. */
export type GroundFailure =
  /** It did not arrive: no network, no such address, or a site that allows no other to read it. */
  | 'unreachable'
  /** The server sends whole files only. */
  | 'no-ranges'
  /** It is something else than it should be. */
  | 'unreadable'
  /** It needs sites that the story does not name. */
  | 'blocked';

/** `message`: for the author, in English, in the console. */
export class GroundError extends Error {
  constructor(
    readonly failure: GroundFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Fetches JSON. @throws {GroundError} */
export async function fetchedJson(address: string): Promise<unknown> {
  const response = await fetch(address).catch((error: unknown) => {
    throw new GroundError('unreachable', `${address} could not be fetched.`, { cause: error });
  });
  if (!response.ok) throw new GroundError('unreachable', `${address} was answered with ${String(response.status)}.`);
  return response.json().catch((error: unknown) => {
    throw new GroundError('unreadable', `${address} is not JSON.`, { cause: error });
  });
}
