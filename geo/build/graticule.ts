/**
 * Meridians and parallels of every graduation. Two points are enough for each, because they are straight lines in the
 * Mercator projection.
 */
import { graduations } from '../graticule.ts';
import { feature, type Built } from './geojson.ts';

export const graticule = (): Built[] =>
  graduations.flatMap(({ minutes, reach: [west, south, east, north] }) => {
    const between = (low: number, high: number): readonly number[] => {
      const first = Math.ceil((low * 60) / minutes);
      return Array.from(
        { length: Math.floor((high * 60) / minutes) - first + 1 },
        (_, i) => ((first + i) * minutes) / 60,
      );
    };
    return [
      ...between(west, east).map((lng) =>
        feature(
          {
            type: 'LineString',
            coordinates: [
              [lng, south],
              [lng, north],
            ],
          },
          { axis: 'meridian', degrees: Number(lng.toFixed(4)), minutes },
        ),
      ),
      ...between(south, north).map((lat) =>
        feature(
          {
            type: 'LineString',
            coordinates: [
              [west, lat],
              [east, lat],
            ],
          },
          { axis: 'parallel', degrees: Number(lat.toFixed(4)), minutes },
        ),
      ),
    ];
  });
