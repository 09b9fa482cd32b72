/**
 * The design tokens: every colour, line width and font size of the page and of the map, in the light and in the dark
 * theme. A name is the same colour everywhere. `tokens.css` is generated from this file by the build and committed.
 *
 * The catalogue writes colours as custom properties, `var(--map-sea)`. Legends and stills use them as they are; a map
 * reads their current values from the page.
 */

/**
 * Colours of the actors. They can be distinguished with each kind of colour blindness (`tests/geo/contrast.test.ts`).
 */
const actorsByDay = {
  jangali: '#24874b',
  republic: '#a83268',
  radical: '#4a0f24',
  soviet: '#d1591a',
  qajar: '#cda61c',
  britain: '#2b6dd2',
  russia: '#45307f',
  white: '#8dacc6',
  civilian: '#4f3b27',
  constitutional: '#8d61a3',
  /** No firm authority, or a front. */
  none: '#a39f8f',
} as const;

export type ActorKey = keyof typeof actorsByDay;

const actorsByNight: Readonly<Record<ActorKey, string>> = {
  jangali: '#41cc6c',
  republic: '#e378b0',
  radical: '#d22a31',
  soviet: '#e97222',
  qajar: '#f2c110',
  britain: '#0e63f1',
  russia: '#9987f2',
  white: '#d3e9f4',
  civilian: '#e1d1b8',
  constitutional: '#9a5aab',
  none: '#716d68',
};

const mapByDay = {
  paper: '#f3ecdc',
  halo: '#f8f3e7',
  ink: '#3d2b1f',
  inkSoft: '#5d4a3b',
  sea: '#c3d2d6',
  seaDeep: '#6f8f9c',
  seaInk: '#345565',
  shore: '#5d7d8a',
  lagoon: '#b3cbcb',
  forest: '#6f8f5c',
  border: '#8d5a4a',
  province: '#755a3d',
  mountain: '#65492a',
  road: '#8a3d24',
  track: '#7a6450',
  town: '#b98f6a',
  townInk: '#7d4a33',
  contour: '#9a6b45',
  shade: '#57423a',
  light: '#fffdf2',
  snow: '#ffffff',
  later: '#9b9489',
  height0: '#f3ecdc',
  height1: '#f1e8d2',
  height2: '#eddfbf',
  height3: '#e6d2a9',
  height4: '#dcc096',
  height5: '#d0ad87',
  height6: '#fbf8f1',
} as const;

type MapKey = keyof typeof mapByDay;

const mapByNight: Readonly<Record<MapKey, string>> = {
  paper: '#26241f',
  halo: '#1b1a16',
  ink: '#ece2cf',
  inkSoft: '#bfb199',
  sea: '#15222b',
  seaDeep: '#4d7083',
  seaInk: '#9cc0d0',
  shore: '#668da0',
  lagoon: '#1c3139',
  forest: '#67935c',
  border: '#c08a75',
  province: '#b59e80',
  mountain: '#c0a781',
  road: '#dd9069',
  track: '#aa957b',
  town: '#8a6a4d',
  townInk: '#d3a17c',
  contour: '#b58f63',
  shade: '#050302',
  light: '#a8977a',
  snow: '#cdd6dc',
  later: '#7c766b',
  height0: '#26241f',
  height1: '#2b2720',
  height2: '#352e22',
  height3: '#433827',
  height4: '#52442f',
  height5: '#63533c',
  height6: '#a8a096',
};

const pageByDay = {
  ink: '#2a241c',
  soft: '#5f5546',
  paper: '#f8f2e4',
  ground: '#efe7d4',
  line: '#b9ab8f',
  accent: '#8c2f23',
  link: '#73261c',
  focus: '#1d5fa8',
  shadow: '#281e10',
} as const;

type PageKey = keyof typeof pageByDay;

const pageByNight: Readonly<Record<PageKey, string>> = {
  ink: '#ece3d1',
  soft: '#b7aa94',
  paper: '#201e1a',
  ground: '#181613',
  line: '#575044',
  accent: '#e98a70',
  link: '#f0a48d',
  focus: '#86baf3',
  shadow: '#000000',
};

/** The values of the tokens, for the build and the tests. */
export const themes = {
  light: { actor: actorsByDay, map: mapByDay, page: pageByDay },
  dark: { actor: actorsByNight, map: mapByNight, page: pageByNight },
} as const;

export type Theme = keyof typeof themes;

const kebab = (key: string): string => key.replace(/[A-Z0-9]/g, (letter) => `-${letter.toLowerCase()}`);

const names = <K extends string>(prefix: string, values: Readonly<Record<K, string>>): Readonly<Record<K, string>> =>
  Object.fromEntries(Object.keys(values).map((key) => [key, `var(--${prefix}-${kebab(key)})`])) as Record<K, string>;

/** Colours as custom properties, as the catalogue uses them. */
export const actor = names('actor', actorsByDay);
export const {
  paper,
  halo,
  ink,
  inkSoft,
  sea,
  seaDeep,
  seaInk,
  shore,
  lagoon,
  forest,
  border,
  province,
  mountain,
  road,
  track,
  town,
  townInk,
  contour,
  shade,
  light,
  snow,
  later,
  height0,
  height1,
  height2,
  height3,
  height4,
  height5,
  height6,
} = names('map', mapByDay);

/** Elevations in metres and their colours. The lowest land has the colour of the paper. */
export const heights: readonly (readonly [metres: number, colour: string])[] = [
  [-28, height0],
  [100, height1],
  [500, height2],
  [1200, height3],
  [2000, height4],
  [2900, height5],
  [3900, height6],
];

/**
 * Widths of lines on the map: CSS pixels, before the stage multiplies them by its `scale`. Each is 1.4 to 1.7 times
 * the one before, so that two lines that meet can be distinguished.
 */
export const weights = {
  /** Graticule, streams without a name. */
  hairline: 0.5,
  /** Waterlines, dotted boundaries. */
  fine: 0.85,
  /** Shores, borders, outlines of signs. */
  line: 1.2,
  /** Streams in a town, tracks at high zoom levels. */
  firm: 1.8,
  /** A large river, a road. */
  heavy: 2.8,
  /** The main road, a mole. */
  great: 4.6,
  /** The halo around letters. */
  halo: 1.4,
} as const;

/**
 * Font sizes on the map: CSS pixels at the first and the last zoom of a label's range, before the stage multiplies them
 * by its `scale`.
 */
export const type = {
  sea: [15, 32],
  region: [13, 22],
  mountain: [12, 19],
  lagoon: [11.5, 18],
  district: [11, 15],
  river: [10.5, 14.5],
  chief: [13, 21],
  town: [12, 17.5],
  village: [11, 14.5],
  hamlet: [10.5, 13],
  note: [11, 14],
  plan: [11, 14],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

const PREFIXES = { actor: 'actor', map: 'map', page: 'story' } as const;

/** Returns a function that looks up the value of a name such as `--map-sea`; undefined for a name that is no token. */
export function tokenIn(theme: Theme): (name: string) => string | undefined {
  const values = new Map(
    (['actor', 'map', 'page'] as const).flatMap((group) =>
      Object.entries(themes[theme][group]).map(([key, value]): [string, string] => [
        `--${PREFIXES[group]}-${kebab(key)}`,
        value,
      ]),
    ),
  );
  return (name) => values.get(name);
}

/** The tokens as a stylesheet: the theme of the system, unless `data-theme` on the root element chooses one. */
export function tokensCss(): string {
  const declarations = (theme: Theme, indent: string) =>
    (['page', 'map', 'actor'] as const)
      .flatMap((group) =>
        Object.entries(themes[theme][group]).map(
          ([key, value]) => `${indent}--${PREFIXES[group]}-${kebab(key)}: ${value};`,
        ),
      )
      .join('\n');
  return `/* Made from geo/tokens.ts by npm run geo. Edit there. */
:root {
  color-scheme: light;
${declarations('light', '  ')}
}

/* Not for print: printed pages are always light. */
@media screen and (prefers-color-scheme: dark) {
  :root:not([data-theme='light']) {
    color-scheme: dark;
${declarations('dark', '    ')}
  }
}

@media screen {
  :root[data-theme='dark'] {
    color-scheme: dark;
${declarations('dark', '    ')}
  }
}
`;
}
