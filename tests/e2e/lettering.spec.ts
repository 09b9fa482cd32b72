/**
 * The map letters Persian by itself, from glyphs that it takes one by one. This holds what comes of it against the
 * page's own setting.
 */
import { expect, test } from '@playwright/test';
import type { GeoJSONSource } from 'maplibre-gl';
import type { StoryPlayer } from '../../src/player/story-player.ts';

// Pixels are read.
test.use({ deviceScaleFactor: 1 });

/**
 * Of the gazetteer: letters that join and letters that do not, lam-alef, the four letters of Persian, a hamza over he,
 * a half-space, two words.
 */
const NAMES = [
  'انزلی',
  'ملاسرا',
  'کلاردشت',
  'جزیرهٔ نارگین',
  'گوراب زرمیخ',
  'پیربازار',
  'چالوس',
  'پل زغال',
  'سفیدرود',
  'حسن‌رود',
];

/** What a map that shapes nothing, or sets from left to right, would show. */
const WRONG: Readonly<Record<string, (name: string) => string>> = {
  unjoined: (name) => [...name].join('\u200c'),
  reversed: (name) => [...name].reverse().join(''),
};

interface Likeness {
  readonly name: string;
  /** The map's ink to the page's, across. */
  readonly width: number;
  /** Correlation of the two inks, their middles laid over one another: 1 if they are the same. */
  readonly overlap: number;
}

test('Persian names on the map look as the page would set them, joined and from right to left', async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 700, height: 640 }, reducedMotion: 'reduce' });
  await page.goto('gilan-1920/fa/');
  await page.waitForFunction(() => document.querySelector<StoryPlayer>('story-player')?.map?.isStyleLoaded());

  /** How like the map's lettering of some texts is to the page's setting of the names. */
  const compare = (texts: readonly string[]): Promise<readonly Likeness[]> =>
    page.evaluate(
      async ({ names, drawn }) => {
        const SIZE = 32;
        const ID = 'lettering-test';
        const map = document.querySelector<StoryPlayer>('story-player')?.map;
        const stack: unknown = map
          ?.getStyle()
          .layers.find(({ id }) => id.startsWith('places/') && map.getLayoutProperty(id, 'text-font'))?.layout;
        if (!map || !stack) throw new Error('There is no map with places.');
        // The catalogue's own stack, as it is for Persian: the first list in it.
        const families = (JSON.stringify(stack).match(/\["literal",(\["Literata[^\]]*\])\]/) ?? [])[1];
        if (!families) throw new Error('No font stack was found.');
        const fonts = JSON.parse(families) as string[];
        await document.fonts.load(`${String(SIZE)}px "Noto Naskh Arabic Variable"`, names.join(''));
        const { clientWidth: width, clientHeight: height } = map.getCanvas();
        const rows = Math.ceil(names.length / 2);
        const cell = { width: Math.floor(width / 2), height: Math.floor(height / rows) };
        const middle = (n: number): [number, number] => [
          ((n % 2) + 0.5) * cell.width,
          (Math.floor(n / 2) + 0.5) * cell.height,
        ];

        map.jumpTo({ pitch: 0, bearing: 0 });
        if (!map.getSource(ID)) {
          map.addSource(ID, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
          map.addLayer({ id: `${ID}-paper`, type: 'background', paint: { 'background-color': '#fff' } });
          map.addLayer({
            id: ID,
            type: 'symbol',
            source: ID,
            paint: { 'text-color': '#000', 'text-opacity-transition': { duration: 0 } },
            layout: {
              'text-field': ['get', 'name'],
              'text-font': fonts,
              'text-size': SIZE,
              'text-allow-overlap': true,
              'text-ignore-placement': true,
              'text-max-width': 99,
            },
          });
        }
        const features = drawn.map((name, n) => {
          const { lng, lat } = map.unproject(middle(n));
          return {
            type: 'Feature' as const,
            properties: { name },
            geometry: { type: 'Point' as const, coordinates: [lng, lat] },
          };
        });
        await new Promise<void>((done) => {
          map.once('idle', () => {
            done();
          });
          map.getSource<GeoJSONSource>(ID)?.setData({ type: 'FeatureCollection', features });
        });

        const paper = () => {
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [width, height];
          const pen = canvas.getContext('2d', { willReadFrequently: true });
          if (!pen) throw new Error('There is no canvas.');
          pen.fillStyle = '#fff';
          pen.fillRect(0, 0, width, height);
          pen.fillStyle = '#000';
          return pen;
        };
        const [onMap, onPage] = [paper(), paper()];
        // A canvas of WebGL can be read while it is drawn, and no later.
        await new Promise<void>((done) => {
          map.once('render', () => {
            onMap.drawImage(map.getCanvas(), 0, 0, width, height);
            done();
          });
          map.triggerRepaint();
        });
        onPage.font = `${String(SIZE)}px ${fonts.map((font) => `"${font}"`).join(', ')}`;
        [onPage.direction, onPage.textAlign, onPage.textBaseline] = ['rtl', 'center', 'middle'];
        names.forEach((name, n) => {
          onPage.fillText(name, ...middle(n));
        });

        /** The ink of a cell, 0 to 1, and the box that holds it. */
        const inkOf = (pen: CanvasRenderingContext2D, n: number) => {
          const { data } = pen.getImageData(
            (n % 2) * cell.width,
            Math.floor(n / 2) * cell.height,
            cell.width,
            cell.height,
          );
          const ink = Float64Array.from({ length: cell.width * cell.height }, (_, i) => 1 - (data[4 * i] ?? 255) / 255);
          const [xs, ys] = [new Set<number>(), new Set<number>()];
          ink.forEach((value, i) => {
            if (value < 0.5) return;
            xs.add(i % cell.width);
            ys.add(Math.floor(i / cell.width));
          });
          const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
          return { ink, wide: right - left + 1, x: Math.round((left + right) / 2), y: Math.round((top + bottom) / 2) };
        };
        /** Softened by a pixel or two: a field of distances rounds what a font draws sharply. */
        const soft = (ink: Float64Array) => {
          const at = (x: number, y: number) =>
            x < 0 || y < 0 || x >= cell.width || y >= cell.height ? 0 : (ink[y * cell.width + x] ?? 0);
          return Float64Array.from(ink, (_, i) => {
            let sum = 0;
            for (let dy = -1; dy <= 1; dy++)
              for (let dx = -1; dx <= 1; dx++) sum += at((i % cell.width) + dx, Math.floor(i / cell.width) + dy);
            return sum / 9;
          });
        };
        const correlation = (a: Float64Array, b: Float64Array, dx: number, dy: number) => {
          let [ab, aa, bb] = [0, 0, 0];
          for (let y = 0; y < cell.height; y++) {
            for (let x = 0; x < cell.width; x++) {
              const [p, q] = [
                a[y * cell.width + x] ?? 0,
                x + dx < 0 || x + dx >= cell.width ? 0 : (b[(y + dy) * cell.width + x + dx] ?? 0),
              ];
              [ab, aa, bb] = [ab + p * q, aa + p * p, bb + q * q];
            }
          }
          return ab / Math.sqrt(aa * bb || 1);
        };
        return names.map((name, n) => {
          const [one, other] = [inkOf(onMap, n), inkOf(onPage, n)];
          const [a, b] = [soft(one.ink), soft(other.ink)];
          // Middles are whole pixels, and may be one off.
          const near = [-1, 0, 1].flatMap((dx) =>
            [-1, 0, 1].map((dy) => correlation(a, b, other.x - one.x + dx, other.y - one.y + dy)),
          );
          return { name, width: one.wide / other.wide, overlap: Math.max(...near) };
        });
      },
      { names: NAMES, drawn: texts },
    );

  for (const { name, width, overlap } of await compare(NAMES)) {
    expect.soft(width, `${name}: width`).toBeGreaterThan(0.97);
    expect.soft(width, `${name}: width`).toBeLessThan(1.03);
    expect.soft(overlap, `${name}: overlap`).toBeGreaterThan(0.95);
  }
  // And it would be seen: the same names set wrongly are not taken for right ones.
  for (const [fault, set] of Object.entries(WRONG)) {
    for (const { name, overlap } of await compare(NAMES.map(set)))
      expect.soft(overlap, `${name}, ${fault}`).toBeLessThan(0.75);
  }
  await page.close();
});
