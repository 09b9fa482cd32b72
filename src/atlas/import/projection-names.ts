/** Systems that the reader is offered first, with their names, which are the same in every language. */
export const OFFERED: readonly (readonly [crs: string, name: string])[] = [
  ['EPSG:4326', 'WGS 84'],
  ['EPSG:32638', 'WGS 84 / UTM 38N'],
  ['EPSG:32639', 'WGS 84 / UTM 39N'],
  ['EPSG:32640', 'WGS 84 / UTM 40N'],
  ['EPSG:32641', 'WGS 84 / UTM 41N'],
  ['EPSG:3857', 'Web Mercator'],
  ['EPSG:28408', 'Pulkovo 1942 / Gauss-Krüger 8'],
  ['EPSG:28409', 'Pulkovo 1942 / Gauss-Krüger 9'],
  ['EPSG:2058', 'ED50(ED77) / UTM 38N'],
  ['EPSG:2059', 'ED50(ED77) / UTM 39N'],
];
