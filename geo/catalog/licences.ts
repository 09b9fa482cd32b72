import type { Dataset } from '../layer.ts';

type Terms = Pick<Dataset, 'credit' | 'licence'>;

export const odbl: Terms = {
  credit: {
    en: '© OpenStreetMap contributors (ODbL 1.0), via geo-maps',
    fa: '© مشارکت‌کنندگان OpenStreetMap (ODbL 1.0)، از راه geo-maps',
    ru: '© участники OpenStreetMap (ODbL 1.0), через geo-maps',
  },
  licence: { name: 'ODbL 1.0', url: 'https://opendatacommons.org/licenses/odbl/1-0/' },
};
export const lgpl: Terms = {
  credit: { en: 'GSHHG 2.3.7 / WDBII (P. Wessel, W. H. F. Smith), LGPL-3.0-or-later' },
  licence: { name: 'LGPL-3.0-or-later', url: 'https://www.gnu.org/licenses/lgpl-3.0.html' },
};
export const naturalEarth: Terms = {
  credit: {
    en: 'Natural Earth, public domain',
    de: 'Natural Earth, gemeinfrei',
    fa: 'Natural Earth، مالکیت عمومی',
    ru: 'Natural Earth, общественное достояние',
  },
  licence: { name: 'Public domain', url: 'https://www.naturalearthdata.com/about/terms-of-use/' },
};
export const srtm: Terms = {
  credit: {
    en: 'Relief: NASA SRTM30, public domain, via KDE Marble',
    fa: 'پستی و بلندی: NASA SRTM30، مالکیت عمومی، از راه KDE Marble',
    ru: 'Рельеф: NASA SRTM30, общественное достояние, через KDE Marble',
  },
  licence: {
    name: 'Public domain',
    url: 'https://www.earthdata.nasa.gov/engage/open-data-services-software/data-information-policy',
  },
};
export const own: Terms = {
  credit: {
    en: 'Story map of Gilan, CC BY 4.0; places: GeoNames, CC BY 4.0',
    fa: 'نقشهٔ روایی گیلان، CC BY 4.0؛ جاها: GeoNames، CC BY 4.0',
    ru: 'Карта-рассказ о Гиляне, CC BY 4.0; места: GeoNames, CC BY 4.0',
  },
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
};
export const ownWithOsm: Terms = {
  credit: {
    en: 'Story map of Gilan; places: GeoNames, CC BY 4.0; coast: © OpenStreetMap contributors (ODbL 1.0)',
    fa: 'نقشهٔ روایی گیلان؛ جاها: GeoNames، CC BY 4.0؛ کرانه: © مشارکت‌کنندگان OpenStreetMap (ODbL 1.0)',
    ru: 'Карта-рассказ о Гиляне; места: GeoNames, CC BY 4.0; берег: © участники OpenStreetMap (ODbL 1.0)',
  },
  licence: odbl.licence,
};

/** The delivery of a built GeoJSON collection. */
export const geojson = (id: string): { readonly kind: 'geojson'; readonly path: string } => ({
  kind: 'geojson',
  path: `layers/${id}.geojson`,
});
