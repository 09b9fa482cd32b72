/** Where the names of countries and seas stand on maps of half a continent. They are lettered, not bounded. */
import { feature, type Built } from './geojson.ts';
import { table } from './table.ts';

const COLUMNS = ['id', 'kind', 'name_en', 'name_fa', 'name_ru', 'lng', 'lat', 'rank'] as const;

export const lands = (text: string): Built[] =>
  table(text, COLUMNS).map(({ lng, lat, rank, ...row }) =>
    feature({ type: 'Point', coordinates: [Number(lng), Number(lat)] }, { ...row, rank: Number(rank) }),
  );
