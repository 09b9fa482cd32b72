/** Where the names of countries and seas stand on maps of half a continent. They are lettered, not bounded. */
import { NAME_COLUMNS } from '../../src/story/languages.ts';
import { feature, type Built } from './geojson.ts';
import { table } from './table.ts';

const COLUMNS = ['id', 'kind', ...NAME_COLUMNS, 'lng', 'lat', 'rank'] as const;

export const lands = (text: string): Built[] =>
  table(text, COLUMNS).map(({ lng, lat, rank, ...row }) =>
    feature({ type: 'Point', coordinates: [Number(lng), Number(lat)] }, { ...row, rank: Number(rank) }),
  );
