/** The colours of the map, and of its legends. One name, one colour, everywhere. */

/** Who acts or holds. Told apart by lightness as well as hue, so that they hold up for colour-blind readers. */
export const actor = {
  jangali: '#24874b',
  republic: '#a83268',
  radical: '#4a0f24',
  soviet: '#d1591a',
  qajar: '#cda61c',
  britain: '#2b6dd2',
  russia: '#45307f',
  white: '#8dacc6',
  civilian: '#4f3b27',
  constitutional: '#1d8797',
  /** No firm authority, or a front. */
  none: '#a39f8f',
} as const;

export type ActorKey = keyof typeof actor;

export const paper = '#f3ecdc';
export const halo = '#f8f3e7';
export const ink = '#3d2b1f';
export const inkSoft = '#6d5847';
export const sea = '#c3d2d6';
export const seaDeep = '#6f8f9c';
export const seaInk = '#3f6272';
export const shore = '#5d7d8a';
export const lagoon = '#b3cbcb';
export const forest = '#6f8f5c';
export const border = '#8d5a4a';
export const province = '#9a7f62';
export const road = '#8a3d24';
export const track = '#7a6450';
export const town = '#b98f6a';
export const shade = '#6b5136';
export const light = '#fffaf0';
export const later = '#9b9489';

/** Heights in metres with their tints. Low ground is the paper itself. */
export const heights: readonly (readonly [metres: number, colour: string])[] = [
  [-28, '#f3ecdc'],
  [100, '#f1e9d6'],
  [600, '#ebdfc4'],
  [1300, '#e1d0ae'],
  [2200, '#d5bf9b'],
  [3200, '#cbb291'],
  [4500, '#efe6d8'],
];
