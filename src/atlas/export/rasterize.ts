/** Makes images: of the map's canvas, and of an SVG with the fonts of the page. */
import type { Map as MapLibreMap } from 'maplibre-gl';

/** Maximum number of pixels of a canvas that all browsers support. */
const MOST = 16_000_000;

/** The image of the map as a data URL. A WebGL canvas can be read only while it is being drawn. */
export function snapshot(map: MapLibreMap): Promise<string> {
  return new Promise((resolve) => {
    void map.once('render', () => {
      resolve(map.getCanvas().toDataURL('image/png'));
    });
    map.triggerRepaint();
  });
}

/** An SVG of a size in CSS pixels as PNG, with the pixel ratio of the screen but at least 2. */
export async function rasterised(svg: string, width: number, height: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const sharp = Math.min(Math.max(2, devicePixelRatio), Math.sqrt(MOST / (width * height)));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.round(width * sharp), Math.round(height * sharp)];
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error('This browser makes no PNG.'));
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Whether a Unicode range such as `U+0000-00FF, U+0131` contains any letter of a text. */
export function covers(range: string, text: string): boolean {
  const spans = range.split(',').flatMap((part) => {
    const [from, until] = part.trim().replace(/^U\+/i, '').split('-');
    if (!from) return [];
    const [low, high] = [parseInt(from.replace(/\?/g, '0'), 16), parseInt((until ?? from).replace(/\?/g, 'F'), 16)];
    return Number.isNaN(low) || Number.isNaN(high) ? [] : [[low, high] as const];
  });
  return [...new Set(text)].some((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return spans.some(([low, high]) => low <= code && code <= high);
  });
}

/** The `@font-face` rules that a text needs, with embedded fonts, because an image cannot use the fonts of the page. */
export async function fontsFor(text: string, families: readonly string[]): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].flatMap((rule) =>
        rule instanceof CSSFontFaceRule ? [{ style: rule.style, base: sheet.href ?? document.baseURI }] : [],
      );
    } catch {
      return [];
    }
  });
  const faces = rules.flatMap(({ style, base }) => {
    const family = style.getPropertyValue('font-family').replace(/^["']|["']$/g, '');
    const url = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src'))?.[1];
    const range = style.getPropertyValue('unicode-range');
    return url && families.includes(family) && (range === '' || covers(range, text))
      ? [{ family, url: new URL(url, base).href, style, range }]
      : [];
  });
  const made = await Promise.all(
    faces.map(async ({ family, url, style, range }) => {
      try {
        const bytes = await (await fetch(url)).blob();
        // The SVG uses the family names without “Variable”.
        return `@font-face{font-family:"${family.replace(/ Variable$/, '')}";font-style:${style.getPropertyValue('font-style') || 'normal'};font-weight:${style.getPropertyValue('font-weight') || 'normal'};src:url(${await dataOf(bytes)}) format("woff2")${range ? `;unicode-range:${range}` : ''}}`;
      } catch {
        return '';
      }
    }),
  );
  return made.join('');
}

const dataOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      resolve(reader.result as string);
    });
    reader.addEventListener('error', () => {
      reject(reader.error ?? new Error('unreadable'));
    });
    reader.readAsDataURL(blob);
  });
