/** Formats distance, mode and duration of movements in the languages of the site. */
import { roundedKm } from '../../src/story/distance.ts';
import { GILAN_LANGUAGES, type GilanLanguage } from '../languages.ts';

/** Distance, mode and duration of a movement. `land` and `sea`: kilometres along its line. */
export interface Travel {
  readonly land: number;
  readonly sea: number;
  readonly way: string;
  /** Number of days, including the first and the last; absent if the sources do not give both to the day. */
  readonly days?: number;
  /** It ends where it started. */
  readonly back?: boolean;
}

/** An entry of the built file `movements.measures.json`. */
export interface Measure extends Travel {
  /** The first and the last day that the sources allow, in days since 1970-01-01. */
  readonly from: number;
  readonly until: number;
}

const BY: Readonly<Record<string, Readonly<Record<GilanLanguage, string>>>> = {
  sea: { en: 'by sea', fa: 'از راه دریا', ru: 'морем' },
  road: { en: 'by road', fa: 'از راه جاده', ru: 'по дороге' },
  car: { en: 'by road, in cars', fa: 'از راه جاده، با اتومبیل', ru: 'по дороге, на автомобилях' },
  foot: { en: 'by road, on foot', fa: 'از راه جاده، پیاده', ru: 'по дороге, пешком' },
  forest: { en: 'through the forest', fa: 'از راه جنگل', ru: 'лесом' },
  'road-forest': { en: 'by road and forest', fa: 'از راه جاده و جنگل', ru: 'по дороге и лесом' },
  'forest-snow': { en: 'through forest and snow', fa: 'از میان جنگل و برف', ru: 'лесом, по снегу' },
  'road-mountain': { en: 'by road and mountain', fa: 'از راه جاده و کوه', ru: 'по дороге и через горы' },
};

interface Texts {
  /** `km`: formatted; `by`: the mode of travel. */
  readonly about: (km: string, by: string) => string;
  readonly and: string;
  readonly back: string;
  /** `n` days, formatted as `s`. */
  readonly days: (n: number, s: string) => string;
}

const TEXTS: Readonly<Record<GilanLanguage, Texts>> = {
  en: {
    about: (km: string, by: string) => `about ${km} km ${by}`,
    and: ' and ',
    back: ', there and back',
    days: (n: number, s: string) => (n === 1 ? ', in a day' : `, in ${s} days`),
  },
  fa: {
    about: (km: string, by: string) => `حدود ${km} کیلومتر ${by}`,
    and: ' و ',
    back: '، رفت و برگشت',
    days: (n: number, s: string) => (n === 1 ? '، در یک روز' : `، در ${s} روز`),
  },
  ru: {
    about: (km: string, by: string) => `около ${km} км ${by}`,
    and: ' и ',
    back: ', туда и обратно',
    days: (_, s) => `, за ${s}`,
  },
};

/** “about 350 km by sea, in 3 days”. */
function travelText({ land, sea, way, days, back }: Travel, lang: GilanLanguage): string {
  const { about, and, back: returned, days: took } = TEXTS[lang];
  const number = new Intl.NumberFormat(lang);
  const part = (km: number, by: string) => about(number.format(roundedKm(km)), BY[by]?.[lang] ?? '');
  const parts = [...(land >= 5 ? [part(land, way)] : []), ...(sea >= 5 ? [part(sea, 'sea')] : [])];
  const count = (n: number) =>
    lang === 'ru'
      ? new Intl.NumberFormat('ru', { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(n)
      : number.format(n);
  return parts.join(and) + (back ? returned : '') + (days === undefined ? '' : took(days, count(days)));
}

export const travelTexts = (travel: Travel): Readonly<Record<GilanLanguage, string>> =>
  Object.fromEntries(GILAN_LANGUAGES.map((lang) => [lang, travelText(travel, lang)])) as Record<GilanLanguage, string>;
