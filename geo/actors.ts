/**
 * The actors, each with a mark and a hatching, so that they can be distinguished without colour. These are the same on
 * the map, in legends, on the timeline and on cards. The hatchings follow the system for printing coats of arms without
 * colours (Petra Sancta, 1638): gold dotted, red vertical, blue horizontal, green and purple diagonal.
 */
import type { Localized } from './layer.ts';
import { actor, type ActorKey } from './tokens.ts';

/** SVG path data in a square of 16 × 16, y down. */
export interface Mark {
  readonly path: string;
  /** Drawn as a line of this width rather than filled. */
  readonly stroke?: number;
}

/** A tile that repeats without a seam. */
export interface Hatching {
  /** Width and height of the tile, CSS pixels. */
  readonly size: number;
  /** SVG path data within the tile. */
  readonly path: string;
  /** Width of the line, CSS pixels; without one the path is filled. */
  readonly stroke?: number;
}

export interface Actor {
  readonly key: string;
  readonly label: Localized;
  /** A custom property, such as `var(--actor-soviet)`. */
  readonly colour: string;
  readonly mark: Mark;
  readonly hatching: Hatching;
}

const dots = 'M2 2m-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0ZM6 6m-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0Z';
const falling = 'M-2 -2L10 10M-2 6L2 10M6 -2L10 2';
const rising = 'M-2 10L10 -2M-2 2L2 -2M6 10L10 6';

const ROWS: Readonly<Record<ActorKey, Omit<Actor, 'key' | 'colour'>>> = {
  jangali: {
    label: { en: 'Jangalis', fa: 'جنگلی‌ها', ru: 'Дженгелийцы' },
    mark: { path: 'M8 1L14 11H9V15H7V11H2Z' },
    hatching: { size: 8, path: falling, stroke: 1 },
  },
  republic: {
    label: {
      en: 'Republic: coalition, joint committee',
      fa: 'جمهوری: دولت ائتلافی، کمیتهٔ مشترک',
      ru: 'Республика: коалиция, объединённый комитет',
    },
    mark: { path: 'M8 2A6 6 0 1 0 8 14A6 6 0 1 0 8 2ZM8 5A3 3 0 1 1 8 11A3 3 0 1 1 8 5Z' },
    hatching: { size: 8, path: 'M2 0V4M6 4V8', stroke: 1.2 },
  },
  radical: {
    label: {
      en: 'Republic: Ehsanollah, communists',
      fa: 'جمهوری: احسان‌الله‌خان، کمونیست‌ها',
      ru: 'Республика: Эхсанулла-хан, коммунисты',
    },
    mark: { path: 'M8 1L15 8L8 15L1 8Z' },
    hatching: { size: 8, path: falling + rising, stroke: 0.8 },
  },
  soviet: {
    label: { en: 'Soviet forces', fa: 'نیروهای شوروی', ru: 'Советские войска' },
    mark: { path: 'M8 1L9.8 6H15L10.8 9.2L12.4 14.4L8 11.3L3.6 14.4L5.2 9.2L1 6H6.2Z' },
    hatching: { size: 6, path: 'M3 -1V7', stroke: 1 },
  },
  qajar: {
    label: { en: 'Government of Iran', fa: 'دولت ایران', ru: 'Правительство Ирана' },
    mark: {
      path: 'M8 5A3 3 0 1 1 8 11A3 3 0 1 1 8 5ZM8 1V3.4M8 12.6V15M1 8H3.4M12.6 8H15M3 3L4.7 4.7M11.3 11.3L13 13M13 3L11.3 4.7M4.7 11.3L3 13',
      stroke: 1.6,
    },
    hatching: { size: 8, path: dots },
  },
  britain: {
    label: { en: 'Britain', fa: 'بریتانیا', ru: 'Великобритания' },
    mark: { path: 'M6.3 1H9.7V6.3H15V9.7H9.7V15H6.3V9.7H1V6.3H6.3Z' },
    hatching: { size: 6, path: 'M-1 3H7', stroke: 1 },
  },
  russia: {
    label: {
      en: 'Imperial Russia, soldiers’ committees',
      fa: 'روسیهٔ تزاری، کمیته‌های سربازان',
      ru: 'Россия, солдатские комитеты',
    },
    mark: { path: 'M2 9L8 3L14 9V13L8 7L2 13Z' },
    hatching: { size: 8, path: rising, stroke: 1 },
  },
  white: {
    label: { en: 'White flotilla', fa: 'ناوگان سفید', ru: 'Белая флотилия' },
    mark: {
      path: 'M8 4.6V14.4M4.6 7H11.4M2 9.4C2 12.8 5 14.4 8 14.4C11 14.4 14 12.8 14 9.4M8 1.4A1.6 1.6 0 1 1 8 4.6A1.6 1.6 0 1 1 8 1.4Z',
      stroke: 1.6,
    },
    hatching: { size: 12, path: 'M0 3C2 1 4 1 6 3S10 5 12 3M0 9C2 7 4 7 6 9S10 11 12 9', stroke: 0.9 },
  },
  civilian: {
    label: { en: 'Townspeople', fa: 'مردم شهر', ru: 'Жители' },
    mark: { path: 'M8 2A3 3 0 1 1 8 8A3 3 0 1 1 8 2ZM2 15C2 11 4.6 9 8 9C11.4 9 14 11 14 15Z' },
    hatching: { size: 10, path: 'M2 2H5M7 7H10', stroke: 1 },
  },
  constitutional: {
    label: { en: 'Constitutionalists', fa: 'مشروطه‌خواهان', ru: 'Конституционалисты' },
    mark: { path: 'M2 2H14V14H2ZM5 5V11H11V5Z' },
    hatching: { size: 8, path: 'M4 -1V9M-1 4H9', stroke: 0.7 },
  },
  none: {
    label: { en: 'Front, or no firm authority', fa: 'جبهه، یا بدون قدرت مستقر', ru: 'Фронт или безвластие' },
    mark: { path: 'M2 8H6M10 8H14', stroke: 2 },
    hatching: { size: 12, path: 'M1 3H4M7 9H10', stroke: 0.9 },
  },
};

export const actors: Readonly<Record<ActorKey, Actor>> = Object.fromEntries(
  Object.entries(ROWS).map(([key, row]) => [key, { key, colour: actor[key as ActorKey], ...row }]),
) as Record<ActorKey, Actor>;
