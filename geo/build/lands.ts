/** Label points of countries and seas on small-scale maps. They have labels only, and no boundaries. */
import { NAME_COLUMNS } from '../languages.ts';
import { feature, type Built } from './geojson.ts';
import { table } from './table.ts';

const COLUMNS = ['id', 'kind', ...NAME_COLUMNS, 'lng', 'lat', 'rank'] as const;

export const lands = (text: string): Built[] =>
  table(text, COLUMNS).map(({ lng, lat, rank, ...row }) =>
    feature({ type: 'Point', coordinates: [Number(lng), Number(lat)] }, { ...row, rank: Number(rank) }),
  );
