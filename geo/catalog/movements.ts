/** One layer for each movement of people, so that a story can draw them one by one. */
import { actors } from '../actors.ts';
import measuresOf from '../layers/movements.measures.json' with { type: 'json' };
import type { Dataset, Layer, Localized, StyleLayer, Trail } from '../layer.ts';
import * as c from '../tokens.ts';
import { geojson, own } from './licences.ts';
import { travelTexts, type Measure } from './measures.ts';
import { byZoom } from './expressions.ts';

export const movementDatasets: readonly Dataset[] = [
  {
    id: 'movements',
    title: { en: 'Movements', fa: 'حرکت‌ها', ru: 'Передвижения' },
    delivery: { ...geojson('movements'), lineMetrics: true },
    ...own,
    depicts: '1909/1921',
    precision: 10000,
  },
];

type Entry = readonly [id: string, actor: c.ActorKey, ...title: [en: string, fa: string, ru: string]];

/** In chronological order. */
const ENTRIES: readonly Entry[] = [
  [
    'northern-army-1909',
    'constitutional',
    'Northern constitutional army marches on Tehran',
    'پیشروی مشروطه‌خواهان شمال به تهران',
    'Поход конституционалистов Гиляна на Тегеран',
  ],
  [
    'into-the-forest-1915',
    'jangali',
    'Kuchik goes to Gilan and into the forest',
    'کوچک‌خان به گیلان و جنگل می‌رود',
    'Кучек-хан уходит в Гилян, в лес',
  ],
  [
    'russian-army-home-1918',
    'russia',
    'Russian army leaves Iran',
    'نیروهای روس ایران را ترک می‌کنند',
    'Русская армия покидает Иран',
  ],
  [
    'dunsterville-to-anzali-1918',
    'britain',
    'Dunsterville’s first mission to Anzali',
    'نخستین مأموریت دنسترویل به انزلی',
    'Первая миссия Денстервиля в Энзели',
  ],
  [
    'dunsterville-turns-back-1918',
    'britain',
    'Dunsterville turns back',
    'دنسترویل بازمی‌گردد',
    'Денстервиль поворачивает назад',
  ],
  [
    'manjil-road-forced-1918',
    'britain',
    'Bicherakhov and the British force the Manjil road',
    'بیچراخوف و انگلیسی‌ها راه منجیل را می‌گشایند',
    'Бичерахов и британцы пробиваются по Менджильской дороге',
  ],
  [
    'attack-on-rasht-1918',
    'jangali',
    'Jangali attack on Rasht',
    'یورش جنگلی‌ها به رشت',
    'Нападение дженгелийцев на Решт',
  ],
  [
    'dunsterforce-baku-1918',
    'britain',
    'Dunsterforce to Baku and back',
    'نیروی دنسترویل به باکو و بازگشت',
    'Отряд Денстервиля в Баку и обратно',
  ],
  [
    'retreat-east-1919',
    'jangali',
    'Jangali retreat to the east',
    'عقب‌نشینی جنگلی‌ها به شرق',
    'Отход дженгелийцев на восток',
  ],
  [
    'walk-to-lankaran-1919',
    'jangali',
    'Kuchik’s walk to Lankaran',
    'راه‌پیمایی کوچک‌خان به لنکران',
    'Путь Кучек-хана в Ленкорань',
  ],
  [
    'white-flotilla-1920',
    'white',
    'White flotilla seeks refuge',
    'ناوگان سفید پناه می‌جوید',
    'Белая флотилия ищет убежища',
  ],
  ['red-flotilla-1920', 'soviet', 'Red flotilla to Anzali', 'ناوگان سرخ به انزلی', 'Красная флотилия идёт в Энзели'],
  [
    'red-coast-column-1920',
    'soviet',
    'Red column along the coast to Astara',
    'ستون سرخ از راه ساحل به آستارا',
    'Красная колонна идёт берегом к Астаре',
  ],
  ['british-retreat-1920', 'britain', 'British retreat', 'عقب‌نشینی انگلیسی‌ها', 'Отступление британцев'],
  [
    'jangalis-enter-rasht-1920',
    'jangali',
    'The Jangalis enter Rasht',
    'ورود جنگلی‌ها به رشت',
    'Дженгелийцы вступают в Решт',
  ],
  ['mazandaran-expedition-1920', 'radical', 'Expedition to Mazandaran', 'لشکرکشی به مازندران', 'Поход в Мазендеран'],
  ['landing-mashhad-e-sar-1920', 'soviet', 'Landing at Mashhad-e Sar', 'پیاده شدن در مشهدسر', 'Высадка в Мешхедессере'],
  [
    'kuchik-leaves-rasht-1920',
    'jangali',
    'Kuchik leaves Rasht',
    'کوچک‌خان رشت را ترک می‌کند',
    'Кучек-хан покидает Решт',
  ],
  [
    'red-vanguard-1920',
    'radical',
    'Red vanguard towards Qazvin',
    'پیشروان سرخ به سوی قزوین',
    'Красный авангард идёт к Казвину',
  ],
  [
    'cossacks-mazandaran-1920',
    'qajar',
    'First Cossack advance: Mazandaran',
    'نخستین پیشروی قزاق‌ها: مازندران',
    'Первое наступление казаков: Мазендеран',
  ],
  [
    'cossacks-to-rasht-1920',
    'qajar',
    'First Cossack advance: Rasht',
    'نخستین پیشروی قزاق‌ها: رشت',
    'Первое наступление казаков: Решт',
  ],
  ['cossack-repulse-1920', 'qajar', 'First Cossack repulse', 'نخستین واپس‌زدن قزاق‌ها', 'Первый отпор казакам'],
  ['flight-from-rasht-1920', 'civilian', 'Flight of the townspeople', 'گریز مردم رشت', 'Бегство жителей Решта'],
  [
    'delegates-to-baku-1920',
    'radical',
    'Delegates to the Baku Congress',
    'نمایندگان به کنگرهٔ باکو',
    'Делегаты на съезд в Баку',
  ],
  [
    'second-cossack-advance-1920',
    'qajar',
    'Second Cossack advance and rout',
    'دومین پیشروی و شکست قزاق‌ها',
    'Второе наступление и разгром казаков',
  ],
  ['coup-march-1921', 'qajar', 'March of the coup', 'پیشروی کودتا', 'Поход участников переворота'],
  [
    'british-leave-1921',
    'britain',
    'British leave northern Iran',
    'انگلیسی‌ها شمال ایران را ترک می‌کنند',
    'Британцы уходят из северного Ирана',
  ],
  [
    'ehsanollah-march-1921',
    'radical',
    'Ehsanollah’s march on Tehran',
    'پیشروی احسان‌الله‌خان به تهران',
    'Поход Эхсанулла-хана на Тегеран',
  ],
  ['ehsanollah-return-1921', 'radical', 'Ehsanollah’s return', 'بازگشت احسان‌الله‌خان', 'Возвращение Эхсанулла-хана'],
  [
    'soviet-embarkation-1921',
    'soviet',
    'Soviet troops embark',
    'سوار شدن نیروهای شوروی به کشتی',
    'Погрузка советских войск',
  ],
  ['molla-sara-1921', 'jangali', 'Attack at Molla Sara', 'یورش ملاسرا', 'Нападение в Молла-Саре'],
  [
    'army-enters-rasht-1921',
    'qajar',
    'Army enters Rasht and Anzali',
    'ورود ارتش به رشت و انزلی',
    'Армия вступает в Решт и Энзели',
  ],
  [
    'ehsanollah-exile-1921',
    'radical',
    'Ehsanollah goes into exile',
    'احسان‌الله‌خان به تبعید می‌رود',
    'Эхсанулла-хан уходит в изгнание',
  ],
  ['last-march-1921', 'jangali', 'Kuchik’s last march', 'واپسین راه کوچک‌خان', 'Последний путь Кучек-хана'],
  [
    'head-to-tehran-1921',
    'qajar',
    'The head is taken to Tehran',
    'سر میرزا را به تهران می‌برند',
    'Голову увозят в Тегеран',
  ],
];

/** Movements that the sources leave in doubt. Their lines are dashed. */
const DOUBTFUL: ReadonlySet<string> = new Set([
  'walk-to-lankaran-1919',
  'landing-mashhad-e-sar-1920',
  'ehsanollah-exile-1921',
]);
const DASH = [3, 1.8] as const;

/** For people who fled, who were not a column: a dotted line. */
const DOTS = [0, 2.4] as const;

const trail = (name: Trail) => ({ metadata: { trail: name } });
const round = { 'line-join': 'round', 'line-cap': 'round' } as const;

/** All style layers of a movement are lines drawn along their length, so that none is ahead of the others. */
function movement([id, key, en, fa, ru]: Entry): Layer {
  const { colour, mark } = actors[key];
  const title: Localized = { en, fa, ru };
  const measure = (measuresOf as Readonly<Record<string, Measure>>)[id];
  if (!measure) throw new Error(`movements.measures.json has no ${id}`);
  const distance = travelTexts(measure);
  const dash = DOUBTFUL.has(id) ? DASH : key === 'civilian' ? DOTS : undefined;
  const filter = ['==', ['get', 'id'], id] as ['==', ['get', string], string];
  const line = (more: {
    readonly layout?: Record<string, unknown>;
    readonly paint: Record<string, unknown>;
  }): StyleLayer => ({ type: 'line', filter, layout: round, ...more }) as StyleLayer;
  const wake: StyleLayer = {
    ...line({
      paint: {
        'line-color': c.snow,
        'line-width': byZoom([5, 2], [9, 3.5], [13, 5]),
        'line-gap-width': byZoom([5, 7], [9, 13], [13, 20]),
        'line-blur': 1,
        'line-opacity': 0.95,
      },
    }),
    ...trail('wake'),
  } as StyleLayer;
  const edge = line({
    paint: { 'line-color': c.halo, 'line-width': byZoom([5, 4], [9, 7.5], [13, 10]), 'line-opacity': 0.75 },
  });
  // A thin dark edge: without it, some of the colours have too little contrast with the background.
  const casing = line({
    paint: {
      'line-color': c.ink,
      'line-width': byZoom([5, 0.5], [9, 0.7], [13, 0.9]),
      'line-gap-width': byZoom([5, 2], [9, 4.2], [13, 6.3]),
      'line-opacity': 0.85,
    },
  });
  const ink = line({
    layout: dash === DASH ? { ...round, 'line-cap': 'butt' } : round,
    paint: {
      'line-color': colour,
      'line-width': byZoom([5, 2.2], [9, 4.4], [13, 6.5]),
      'line-opacity': 0.95,
      ...(dash ? { 'line-dasharray': [...dash] } : {}),
    },
  });
  // Columns on land have a thin line along the middle; ships and refugees have none.
  const middle = line({
    paint: { 'line-color': c.halo, 'line-width': byZoom([5, 0.5], [9, 1.1], [13, 1.8]), 'line-opacity': 0.8 },
  });
  return {
    id,
    theme: 'movements',
    dataset: 'movements',
    title,
    drawable: true,
    days: [measure.from, measure.until],
    marker: { feature: id, colour, mark, label: distance },
    style:
      measure.way === 'sea'
        ? [wake, edge, casing, ink]
        : dash === DOTS
          ? [ink]
          : dash
            ? [edge, casing, ink]
            : [edge, casing, ink, middle],
    legend: [
      { symbol: { kind: 'line', colour, width: 4, mark, ...(dash ? { dash } : {}) }, label: title, note: distance },
    ],
  };
}

export const movementLayers: readonly Layer[] = ENTRIES.map(movement);
