import type { CardEntry } from '../player/story-card.ts';

/** The sheet that lies over the text; only one at a time. */
export type KioskSheet =
  | { readonly kind: 'none' }
  | { readonly kind: 'chapters' }
  | { readonly kind: 'index' }
  | { readonly kind: 'map' }
  | { readonly kind: 'card'; readonly id: string }
  | { readonly kind: 'sources'; readonly ids: readonly string[] }
  | { readonly kind: 'picked'; readonly entries: readonly CardEntry[] }
  | { readonly kind: 'code'; readonly title: string; readonly address: string }
  | { readonly kind: 'pin'; readonly typed: string };

export const CLOSED: KioskSheet = { kind: 'none' };
