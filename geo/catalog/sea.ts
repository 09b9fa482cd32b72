/** The Caspian, today and about 1920. */
import type { Dataset, Layer } from '../layer.ts';
import * as c from '../tokens.ts';
import { weights } from '../tokens.ts';
import { patterned } from '../patterns.ts';
import { geojson, names, naturalEarth, odbl, own } from './licences.ts';
import { byZoom, italic, scaled, text } from './type.ts';

export const seaDatasets: readonly Dataset[] = [
  {
    id: 'sea', title: { en: 'The Caspian and the seas about it, today', fa: 'دریای خزر و دریاهای پیرامون، امروز', ru: 'Каспий и соседние моря сегодня' },
    delivery: geojson('sea'), ...odbl, depicts: '2017', precision: 400,
    source: {
      en: 'OpenStreetMap coastline of 2017: npm @geo-maps/earth-seas-10m 0.6.0',
      fa: 'خط کرانهٔ OpenStreetMap در ۲۰۱۷: بستهٔ npm ‎@geo-maps/earth-seas-10m 0.6.0',
      ru: 'Береговая линия OpenStreetMap 2017 года: пакет npm @geo-maps/earth-seas-10m 0.6.0',
    },
    method: {
      en: 'Clipped; simplified after Visvalingam to about 80, 700 and 1,800 m. The package itself is coarse on the Iranian shore: 76 points in Gilan',
      fa: 'بریده شده و به روش ویسوالینگام تا حدود ۸۰ و ۷۰۰ و ۱٬۸۰۰ متر ساده شده است. خود بسته در کرانهٔ ایران درشت است: ۷۶ نقطه در گیلان',
      ru: 'Обрезано и упрощено по Висвалингаму примерно до 80, 700 и 1800 м. Сам пакет у иранского берега груб: на Гилян приходится 76 точек',
    },
    properties: { detail: 'coarse, medium or fine: the Caspian for zooms below 6, to 8.5, and beyond; around: the other seas; lettering: the line its name stands on', ...names },
  },
  {
    id: 'far-seas', title: { en: 'Seas of Europe and Asia, today', fa: 'دریاهای اروپا و آسیا، امروز', ru: 'Моря Европы и Азии сегодня' },
    delivery: geojson('far-seas'), ...naturalEarth, depicts: '2018', precision: 10000,
    source: {
      en: 'Natural Earth 50m land: npm world-atlas 2.0.2',
      fa: 'خشکی‌های Natural Earth 50m: بستهٔ npm world-atlas 2.0.2',
      ru: 'Суша Natural Earth 50m: пакет npm world-atlas 2.0.2',
    },
    method: {
      en: 'What is not land, beyond the ground of the dataset “sea”; simplified. For views of a continent only',
      fa: 'هر چه خشکی نیست، بیرون از پهنهٔ مجموعهٔ «دریای خزر و دریاهای پیرامون»؛ ساده شده است. تنها برای نماهایی به پهنای یک قاره',
      ru: 'Всё, что не суша, за пределами набора «Каспий и соседние моря»; упрощено. Только для видов целого континента',
    },
    properties: { id: 'Name within the dataset' },
  },
  {
    id: 'waterlines', title: { en: 'Waterlines', fa: 'خط‌های آب', ru: 'Линии воды' },
    delivery: geojson('waterlines'), ...odbl, depicts: '2017', precision: 1000,
    source: {
      en: 'Derived from the dataset “sea”',
      fa: 'برگرفته از مجموعهٔ «دریای خزر و دریاهای پیرامون»',
      ru: 'Получено из набора «Каспий и соседние моря»',
    },
    method: {
      en: 'Offsets of the shore towards the sea, simplified. An ornament of old charts: they say nothing of depth',
      fa: 'خط کرانه که به سوی دریا پس برده و ساده شده است. آرایه‌ای از نقشه‌های دریایی کهن: از ژرفا چیزی نمی‌گوید',
      ru: 'Линии берега, сдвинутые в сторону моря и упрощённые. Украшение старинных морских карт: о глубине они ничего не говорят',
    },
    properties: { detail: 'far, near, close or port: the set for a range of zooms', line: '1 (nearest the shore) to 6', offset_km: 'Kilometres off the shore' },
  },
  {
    id: 'shore-1920', title: { en: 'Shore about 1920 (schematic)', fa: 'کرانهٔ دریا، حدود ۱۲۹۹ (طرح‌وار)', ru: 'Берег около 1920 года (схема)' },
    delivery: geojson('shore-1920'), ...odbl, depicts: '1920~', precision: 1000,
    source: {
      en: 'Derived from the dataset “sea”; level of the sea: caspian_level.csv (about −26.1 m in 1920, about −29.2 m in 2024–25)',
      fa: 'برگرفته از مجموعهٔ «دریای خزر و دریاهای پیرامون»؛ تراز دریا: caspian_level.csv (حدود ‎−۲۶٫۱ متر در ۱۹۲۰، حدود ‎−۲۹٫۲ متر در ۲۰۲۴–۲۵)',
      ru: 'Получено из набора «Каспий и соседние моря»; уровень моря: caspian_level.csv (около −26,1 м в 1920 году, около −29,2 м в 2024–2025 годах)',
    },
    method: {
      en: 'Today’s shore moved 400 m inland everywhere, as a token of some hundreds of metres; a spit is left before the lagoon. No survey',
      fa: 'کرانهٔ امروز همه جا ۴۰۰ متر به درون خشکی برده شده، به نشانهٔ چند صد متر؛ جلو مرداب زبانه‌ای ماسه‌ای گذاشته‌ایم. نقشه‌برداری نیست',
      ru: 'Сегодняшний берег всюду отодвинут на 400 м в глубь суши — как знак нескольких сотен метров; перед заливом оставлена коса. Это не съёмка',
    },
    properties: { part: 'shore: the line; strip: ground that was sea', inland_m: 'Metres the shore is moved' },
  },
  {
    id: 'lagoon-1920', title: { en: 'Lagoon of Anzali about 1920 (schematic)', fa: 'مرداب انزلی، حدود ۱۲۹۹ (طرح‌وار)', ru: 'Энзелийский залив около 1920 года (схема)' },
    delivery: geojson('lagoon-1920'), ...own, depicts: '1920~', precision: 2000,
    source: {
      en: 'The ground free of villages between the spits and the ring of GeoNames villages; Rabino 1913',
      fa: 'زمین بی‌آبادی میان زبانه‌های ماسه‌ای و حلقهٔ روستاهای GeoNames؛ رابینو، ۱۹۱۳',
      ru: 'Свободная от деревень земля между косами и кольцом деревень GeoNames; Рабино, 1913',
    },
    method: {
      en: 'Drawn by hand, corners softened. Water and reeds together: an upper bound of the open water',
      fa: 'با دست کشیده شده و گوشه‌هایش نرم شده است. آب و نیزار با هم: آب باز بیش از این نبوده است',
      ru: 'Проведено от руки, углы смягчены. Вода и камыши вместе: открытой воды было не больше этого',
    },
    properties: { id: 'Name within the dataset', ...names, note: 'Remark' },
  },
];

/** Finer and fainter with every line. */
const waterline = (detail: string, minzoom: number, maxzoom: number): Layer['style'] => [1, 2, 3, 4, 5, 6].map((line) => ({
  type: 'line', minzoom, maxzoom,
  filter: ['all', ['==', ['get', 'detail'], detail], ['==', ['get', 'line'], line]], layout: { 'line-join': 'round' },
  paint: { 'line-color': c.seaDeep, 'line-width': scaled(weights.fine - line * 0.07), 'line-opacity': 0.72 - line * 0.1 },
}));

/** `lined`: the zoom from which the water has a shore line; from farther off the edge of the sheet would show as one. */
const water = (detail: string, minzoom: number, maxzoom: number, lined = minzoom): Layer['style'] => [
  { type: 'fill', minzoom, maxzoom, filter: ['==', ['get', 'detail'], detail], paint: { 'fill-color': c.sea, 'fill-opacity': 1 } },
  {
    type: 'line', minzoom: lined, maxzoom, filter: ['==', ['get', 'detail'], detail], layout: { 'line-join': 'round' },
    paint: { 'line-color': c.shore, 'line-width': byZoom([4, weights.hairline], [9, weights.line], [13, weights.firm]), 'line-opacity': 0.9 },
  },
];

export const seaLayers: readonly Layer[] = [
  {
    id: 'far-seas', theme: 'sea', dataset: 'far-seas', title: { en: 'Seas farther off', fa: 'دریاهای دورتر', ru: 'Дальние моря' },
    style: [
      { type: 'fill', maxzoom: 7, paint: { 'fill-color': c.sea, 'fill-opacity': 1, 'fill-antialias': false } },
    ],
    legend: [{ symbol: { kind: 'area', colour: c.sea, outline: c.shore }, label: { en: 'Sea, today’s shore', fa: 'دریا، کرانهٔ امروز', ru: 'Море, берег сегодня' } }],
  },
  {
    id: 'sea', theme: 'sea', dataset: 'sea', title: { en: 'Sea', fa: 'دریا', ru: 'Море' },
    style: [
      ...water('around', 0, 24, 5), ...water('coarse', 0, 6), ...water('medium', 6, 8.5), ...water('fine', 8.5, 24),
      {
        type: 'symbol', minzoom: 6.6, maxzoom: 10.5, filter: ['==', ['get', 'detail'], 'lettering'],
        layout: {
          'symbol-placement': 'line', 'symbol-spacing': 520, 'text-field': text('name'), 'text-font': italic, 'text-size': byZoom([6.6, 20], [8.5, 28], [10.5, 30]),
          'text-letter-spacing': 0.55, 'text-max-angle': 30, 'text-padding': 8,
        },
        paint: { 'text-color': c.seaInk, 'text-halo-color': c.sea, 'text-halo-width': scaled(weights.halo), 'text-opacity': 0.85 },
      },
    ],
    legend: [{ symbol: { kind: 'area', colour: c.sea, outline: c.shore }, label: { en: 'Sea, today’s shore', fa: 'دریا، کرانهٔ امروز', ru: 'Море, берег сегодня' } }],
  },
  {
    id: 'waterlines', theme: 'sea', dataset: 'waterlines', title: { en: 'Waterlines', fa: 'خط‌های آب', ru: 'Линии воды' },
    style: [...waterline('far', 4.3, 6.9), ...waterline('near', 6.9, 9.5), ...waterline('close', 9.5, 11.7), ...waterline('port', 11.7, 24)],
    legend: [{ symbol: { kind: 'line', colour: c.seaDeep, width: 1 }, label: { en: 'Waterlines: an ornament, not depths', fa: 'خط‌های آب: آرایه، نه ژرفا', ru: 'Линии воды: украшение, не глубины' } }],
  },
  {
    id: 'lagoon-1920', theme: 'sea', dataset: 'lagoon-1920', title: { en: 'Lagoon about 1920', fa: 'مرداب، حدود ۱۲۹۹', ru: 'Залив около 1920 года' },
    style: [
      { type: 'fill', paint: { 'fill-color': c.lagoon, 'fill-opacity': 0.75 } },
      { type: 'fill', minzoom: 8, paint: { 'fill-pattern': 'reeds', 'fill-opacity': 0.5 } },
      { type: 'line', paint: { 'line-color': c.lagoon, 'line-width': byZoom([7, 2], [12, 12]), 'line-blur': byZoom([7, 2], [12, 10]), 'line-opacity': 0.8 } },
      { type: 'line', paint: { 'line-color': c.seaInk, 'line-width': scaled(weights.fine), 'line-dasharray': [3, 3], 'line-opacity': 0.55 } },
    ],
    legend: [{ symbol: { kind: 'area', colour: c.lagoon, outline: c.seaInk, ...patterned('reeds') }, label: { en: 'Lagoon and reeds about 1920, schematic', fa: 'مرداب و نیزار، حدود ۱۲۹۹، طرح‌وار', ru: 'Залив и камыши ок. 1920 г., схема' } }],
  },
  {
    id: 'shore-1920', theme: 'sea', dataset: 'shore-1920', title: { en: 'Shore about 1920', fa: 'کرانهٔ دریا، حدود ۱۲۹۹', ru: 'Берег около 1920 года' },
    style: [
      { type: 'fill', minzoom: 8.5, filter: ['==', ['get', 'part'], 'strip'], paint: { 'fill-color': c.sea, 'fill-opacity': 0.5 } },
      {
        type: 'line', minzoom: 8, filter: ['==', ['get', 'part'], 'shore'], layout: { 'line-join': 'round' },
        paint: { 'line-color': c.seaInk, 'line-width': byZoom([8, weights.fine], [12, weights.line]), 'line-dasharray': [4, 3], 'line-opacity': 0.7 },
      },
    ],
    legend: [{ symbol: { kind: 'line', colour: c.seaInk, width: 1.2, dash: [4, 3] }, label: { en: 'Shore about 1920, schematic: the sea stood some 3 m higher', fa: 'کرانه، حدود ۱۲۹۹، طرح‌وار: دریا نزدیک ۳ متر بالاتر بود', ru: 'Берег ок. 1920 г., схема: море стояло примерно на 3 м выше' } }],
  },
];
