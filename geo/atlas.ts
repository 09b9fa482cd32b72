/**
 * The atlas's initial view, and which datasets become records that can be searched. The ids are those of the catalogue.
 */
import { layers } from './catalog.ts';
import { own } from './catalog/licences.ts';
import type { Areas, Sorts } from './layer.ts';

/** A dataset whose features become records of the atlas. */
export interface RecordDataset {
  /** The `id` of the dataset. */
  readonly dataset: string;
  readonly kind: 'place' | 'event' | 'movement' | 'route' | 'hold';
  /** Metres, for features without a precision of their own; absent if every feature has one. */
  readonly precision?: number;
}

export const atlas = {
  /** Name, title and place of the data as a package. */
  data: {
    name: 'gilan-1905-1921',
    title: 'Gilan, 1905–1921: places, people, events, movements, roads and periods of control',
    place: 'Gilan',
  },
  /** For a pane of 800 × 600 CSS pixels, as the cameras of a story. */
  camera: { center: [49.62, 37.22], zoom: 8.3, bearing: 0, pitch: 0 },
  /** Layers that are shown at first. */
  on: [
    'far-seas',
    'sea',
    'waterlines',
    'lagoon-1920',
    'shore-1920',
    'relief',
    'form-lines',
    'plain',
    'forest',
    'graticule',
    'rivers',
    'borders',
    'road',
    'roads',
    'control',
    'events',
    'places',
  ],
  /** Credit and licence of the people, who are in no dataset. */
  terms: {
    credit: {
      en: 'Story map of Gilan: the people of its evidence, CC BY 4.0',
      fa: 'نقشهٔ داستان گیلان: کسانِ شواهد آن، CC BY 4.0',
      ru: 'Карта-рассказ о Гиляне: сведения о людях, CC BY 4.0',
    },
    licence: own.licence,
    source: { en: 'stories/gilan-1920/evidence/people.csv' },
    /** Of all the data together. */
    description: {
      en: 'Places, people, events, movements, roads and periods of control in Gilan on the Caspian, 1905–1921, each with its sources, its date and how certain it is.',
      fa: 'جاها، کسان، رویدادها، حرکت‌ها، راه‌ها و دوره‌های تسلط در گیلان، ۱۲۸۴ تا ۱۳۰۰ (۱۹۰۵–۱۹۲۱)، هر یک با منابع، تاریخ و میزان اطمینان.',
      ru: 'Места, люди, события, передвижения, дороги и периоды контроля в Гиляне на Каспии, 1905–1921: у каждой записи источники, дата и степень достоверности.',
    },
  },
  /** Labels for the sorts of records, by kind of record and by the word in the data. */
  sorts: {
    place: {
      archive: { en: 'archive', fa: 'بایگانی', ru: 'архив' },
      bazaar: { en: 'bazaar', fa: 'بازار', ru: 'базар' },
      beach: { en: 'beach', fa: 'ساحل', ru: 'берег' },
      bridge: { en: 'bridge', fa: 'پل', ru: 'мост' },
      cemetery: { en: 'cemetery', fa: 'گورستان', ru: 'кладбище' },
      city: { en: 'city', fa: 'شهر بزرگ', ru: 'большой город' },
      forest: { en: 'forest', fa: 'جنگل', ru: 'лес' },
      harbour: { en: 'harbour', fa: 'لنگرگاه', ru: 'гавань' },
      island: { en: 'island', fa: 'جزیره', ru: 'остров' },
      lagoon: { en: 'lagoon', fa: 'مرداب', ru: 'лагуна' },
      mole: { en: 'mole', fa: 'موج‌شکن', ru: 'мол' },
      mountain: { en: 'mountain', fa: 'کوه', ru: 'гора' },
      pass: { en: 'pass', fa: 'گردنه', ru: 'перевал' },
      port: { en: 'port', fa: 'بندر', ru: 'порт' },
      quarter: { en: 'quarter', fa: 'محله', ru: 'квартал' },
      region: { en: 'region', fa: 'ناحیه', ru: 'местность' },
      river: { en: 'river', fa: 'رود', ru: 'река' },
      'river-mouth': { en: 'mouth of a river', fa: 'دهانهٔ رود', ru: 'устье реки' },
      sea: { en: 'sea', fa: 'دریا', ru: 'море' },
      square: { en: 'square', fa: 'میدان', ru: 'площадь' },
      town: { en: 'town', fa: 'شهر', ru: 'город' },
      village: { en: 'village', fa: 'روستا', ru: 'селение' },
    },
    movement: {
      forest: { en: 'by the forest', fa: 'از جنگل', ru: 'лесом' },
      'forest/snow': { en: 'through forest and snow', fa: 'از جنگل و برف', ru: 'лесом, по снегу' },
      road: { en: 'by road', fa: 'از راه جاده', ru: 'по дороге' },
      'road (Ford cars)': {
        en: 'by road, in Ford cars',
        fa: 'از راه جاده، با خودروهای فورد',
        ru: 'по дороге, на автомобилях «Форд»',
      },
      'road on foot': { en: 'by road, on foot', fa: 'از راه جاده، پیاده', ru: 'по дороге, пешком' },
      'road then forest': {
        en: 'by road, then through the forest',
        fa: 'از راه جاده، سپس از جنگل',
        ru: 'по дороге, затем лесом',
      },
      'road then sea': { en: 'by road, then by sea', fa: 'از راه جاده، سپس از دریا', ru: 'по дороге, затем морем' },
      'road/forest': { en: 'by road and forest', fa: 'از راه جاده و جنگل', ru: 'по дороге и лесом' },
      'road/mountain': { en: 'by road and mountain', fa: 'از راه جاده و کوه', ru: 'по дороге и через горы' },
      sea: { en: 'by sea', fa: 'از دریا', ru: 'морем' },
      'sea then road': { en: 'by sea, then by road', fa: 'از دریا، سپس از راه جاده', ru: 'морем, затем по дороге' },
    },
    route: {
      boat: { en: 'boat way', fa: 'راه آبی', ru: 'лодочный путь' },
      road: { en: 'road', fa: 'جاده', ru: 'дорога' },
      'road-and-railway': { en: 'road and railway', fa: 'جاده و راه‌آهن', ru: 'дорога и железная дорога' },
      sea: { en: 'sea lane', fa: 'راه دریایی', ru: 'морской путь' },
      track: { en: 'track', fa: 'راه مالرو', ru: 'тропа' },
    },
    hold: {
      nominal: { en: 'nominal', fa: 'اسمی', ru: 'номинально' },
    },
  } as Sorts,
  /** The areas of `sources/areas.csv` that a control period can name instead of places. */
  areas: {
    'anzali (civil)': { en: 'Anzali (civil government)', fa: 'انزلی (ادارهٔ کشوری)', ru: 'Энзели (гражданская власть)' },
    'anzali harbour': { en: 'Anzali harbour', fa: 'لنگرگاه انزلی', ru: 'гавань Энзели' },
    'anzali road corridor': { en: 'Anzali road', fa: 'جادهٔ انزلی', ru: 'Энзелийская дорога' },
    fumanat: { en: 'Fumanat', fa: 'فومنات', ru: 'Фуменат' },
    'fumanat hills': { en: 'hills of the Fumanat', fa: 'کوهپایه‌های فومنات', ru: 'предгорья Фумената' },
    'ghazian harbour': { en: 'Ghazian harbour', fa: 'لنگرگاه غازیان', ru: 'гавань Казьяна' },
    'gilan: whole province': { en: 'all of Gilan', fa: 'سراسر گیلان', ru: 'весь Гилян' },
    'qazvin road': { en: 'Qazvin road', fa: 'جادهٔ قزوین', ru: 'Казвинская дорога' },
  } as Areas,
  /**
   * The day that the map shows until a time is chosen: that of the proclamation. On it all who fought for Gilan are on
   * the map at once: the republic in Rasht, Soviet forces in Anzali, British ones at Manjil and Qazvin. On the last day
   * of the years the republic is gone.
   */
  opening: '1920-06-05',
  /** Of the scale: kilometres, and the versts of the Russian maps of the time. */
  units: ['kilometre', 'verst'],
  years: { from: '1905-01-01', until: '1921-12-31' },
  records: [
    { dataset: 'places', kind: 'place' },
    { dataset: 'events', kind: 'event', precision: 5000 },
    { dataset: 'movements', kind: 'movement', precision: 10_000 },
    { dataset: 'road', kind: 'route' },
    { dataset: 'roads', kind: 'route' },
    { dataset: 'control', kind: 'hold', precision: 15_000 },
  ] as readonly RecordDataset[],
} as const;

/**
 * Titles of records that are also layers of their own, by id. The layers have them in every language, the dataset does
 * not.
 */
export const titlesIn = (dataset: string) =>
  new Map(layers.filter((one) => one.dataset === dataset && one.id !== dataset).map(({ id, title }) => [id, title]));
