import { svg } from 'lit';

/** SVG paths in a square of 24 × 24. Those with a direction are mirrored in right-to-left pages. */
const PATHS = {
  home: 'M4 11l8-7 8 7M6.5 9.5V20h11V9.5M10 20v-6h4v6',
  chapters: 'M5 6h14M5 12h14M5 18h9',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 2.5-6 6-6s6 2 6 6M17 5.2a3 3 0 0 1 0 5.6M18 14.4c2 .8 3 2.7 3 5.6',
  map: 'M3 6l6-2.5L15 6l6-2.5V18l-6 2.5L9 18l-6 2.5zM9 3.5V18M15 6v14.5',
  move: 'M12 3v18M3 12h18M12 3l-3 3M12 3l3 3M12 21l-3-3M12 21l3-3M3 12l3-3M3 12l3 3M21 12l-3-3M21 12l-3 3',
  back: 'M15 4l-8 8 8 8',
  next: 'M9 4l8 8-8 8',
  play: 'M7 4.5l12 7.5-12 7.5z',
  pause: 'M7 5h3.4v14H7zM13.6 5H17v14h-3.4z',
  close: 'M5 5l14 14M19 5L5 19',
  plus: 'M12 4v16M4 12h16',
  minus: 'M4 12h16',
} as const;

export type Icon = keyof typeof PATHS;

const POINTS: readonly Icon[] = ['back', 'next'];
const SOLID: readonly Icon[] = ['play', 'pause'];

export const icon = (name: Icon) =>
  svg`<svg class=${POINTS.includes(name) ? 'icon points' : 'icon'} viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]} fill=${SOLID.includes(name) ? 'currentColor' : 'none'} stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" /></svg>`;
