import importX from 'eslint-plugin-import-x';
import lit from 'eslint-plugin-lit';
import tseslint from 'typescript-eslint';

/** What each room may import of the others. `entries` may import anything, and nothing imports it. */
const rooms = {
  story: [],
  director: ['story'],
  drawing: ['story', 'words'],
  stage: ['story', 'drawing', 'words'],
  scroll: ['story'],
  player: ['story', 'director', 'scroll', 'stage', 'words'],
  atlas: ['story', 'drawing', 'stage', 'player', 'words'],
  writing: ['story', 'stage', 'player', 'words'],
  kiosk: ['story', 'director', 'player', 'stage', 'words'],
  words: ['story'],
  press: ['story', 'drawing', 'player', 'atlas', 'words'],
};

/**
 * What a room may see of one that it may import: the press writes what the atlas reads, the addresses that lead
 * into it, its records as files of data, the reader of files from other programs, and the reader's preferences before the first paint;
 * the atlas has the player's legend signs, the margin of its map and the reader's preferences, and tells no story.
 */
const SEEN = {
  'press player': ['./byte-range.ts', './kept-fonts.ts', './lay-out-later.ts', './preferences.ts'],
  'press atlas': [
    './core/evidence.ts',
    './core/state.ts',
    './core/permalink.ts',
    './core/data-address.ts',
    './core/records.ts',
    './core/references.ts',
    './core/export-records.ts',
    './import/read-file.ts',
    './import/problem-words.ts',
    './export/write-csv.ts',
    './export/write-geojson.ts',
    './export/write-linked-places.ts',
    './import/collector.ts',
    './import/read-pmtiles.ts',
  ],
  'atlas player': [
    './address.ts',
    './register.ts',
    './story-legend.ts',
    './story-scale.ts',
    './story-graticule.ts',
    './preferences.ts',
    './confidence.styles.ts',
    './visually-hidden.styles.ts',
  ],
};

const zones = Object.entries(rooms)
  .flatMap(([room, allowed]) =>
    [...Object.keys(rooms), 'entries']
      .filter((other) => other !== room && !allowed.includes(other))
      .map((other) => ({
        target: `./src/${room}`,
        from: `./src/${other}`,
        message: `src/${room} may import only from: ${allowed.join(', ') || 'itself'}.`,
      })),
  )
  .concat(
    Object.entries(SEEN).map(([pair, except]) => {
      const [room, other] = pair.split(' ');
      return {
        target: `./src/${room}`,
        from: `./src/${other}`,
        except,
        message: `src/${room} may import of src/${other} only: ${except.join(', ')}.`,
      };
    }),
  );

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.cache', 'geo/sources', 'src/words/said'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    files: ['**/*.ts'],
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_$', argsIgnorePattern: '^_' }],
    },
  },
  // More are named fields of one parameter.
  { files: ['{src,geo}/**/*.ts'], rules: { '@typescript-eslint/max-params': ['error', { max: 5 }] } },
  { ...lit.configs['flat/recommended'], files: ['src/**/*.ts'] },
  {
    // The map's data knows nothing of the pages that show it.
    files: ['geo/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: 'src/(?!story/)', message: 'geo may import of src only src/story.' }] },
      ],
    },
  },
);
