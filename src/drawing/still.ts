import type { Feature } from 'geojson';
import type { StillOptions } from './still-options.ts';
import { SvgDrawing, shortNumber, opacityValue, type Attributes } from './svg.ts';
import { ThemedColors } from './themed-colors.ts';
import { OccupiedBoxes } from './text-layout.ts';
import { pathData, type Outline } from './project-geometry.ts';
import { drawMarkers } from './still-markers.ts';
import { letter } from './still-labels.ts';
import { styledLayersOf, type StyledLayer } from './styled-layers.ts';
import { look } from './view.ts';

const FONTS = "Literata,'Noto Naskh Arabic',Georgia,'Noto Serif',serif";

/** A file for an image: no page's fonts, no scripts, nothing fetched. */
export function drawStill(options: StillOptions): string {
  const { scene, view, light, paper } = options;
  const sight = look(scene.camera, view);
  const inks = new ThemedColors(options);
  const drawing = new SvgDrawing();
  const sheets = styledLayersOf(options, sight, inks);
  const { only } = options;
  const room = new OccupiedBoxes();
  const heads = only === 'ground' ? '' : drawMarkers(options, inks, sight, room);
  const lettered = only === 'ground' ? new Map<StyledLayer, string>() : letter(sheets, room, options);
  if (only !== 'letters')
    drawing.add('path', { d: `M0 0H${String(view.width)}V${String(view.height)}H0z`, fill: inks.token(paper) });
  for (const sheet of sheets) {
    if (only !== 'letters') paint(sheet, drawing, inks, options);
    drawing.raw(lettered.get(sheet) ?? '');
  }
  const body = drawing.body() + heads;
  const { width, height } = view;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" font-family="${FONTS}" stroke-linejoin="round" fill="none">${light === 'both' ? inks.style() : ''}${drawing.definitions()}${body}${options.over ?? ''}</svg>`;
}

/** Gathers what is drawn alike, so that it is one path. */
function alike<T>(
  items: readonly T[],
  attributes: (item: T) => Attributes,
  data: (item: T) => string,
): readonly { readonly d: string; readonly attributes: Attributes }[] {
  const groups = new Map<string, { d: string; readonly attributes: Attributes }>();
  for (const item of items) {
    const d = data(item);
    if (!d) continue;
    const own = attributes(item);
    const key = JSON.stringify(own);
    const group = groups.get(key) ?? { d: '', attributes: own };
    group.d += d;
    groups.set(key, group);
  }
  return [...groups.values()];
}

function paint(
  sheet: StyledLayer,
  drawing: SvgDrawing,
  inks: ThemedColors,
  { relief, patterns, view, light }: StillOptions,
) {
  const { style, state, features } = sheet;
  switch (style.type) {
    case 'hillshade':
    case 'color-relief': {
      // One picture holds both, and stands where the lower of them does.
      const first = sheet.layer.style.find(({ type }) => type === 'hillshade' || type === 'color-relief');
      const ground = first?.type === style.type ? relief(sheet.layer) : undefined;
      if (!ground) return;
      const picture = {
        width: view.width,
        height: view.height,
        preserveAspectRatio: 'none',
        opacity: opacityValue(state.opacity),
      };
      if (light !== 'night')
        drawing.add('image', { ...picture, href: ground.day, class: light === 'both' ? 'day' : undefined });
      if (light !== 'day')
        drawing.add('image', { ...picture, href: ground.night, class: light === 'both' ? 'night' : undefined });
      return;
    }
    case 'fill':
      for (const { d, attributes } of alike(
        features,
        ({ feature }) => filling(sheet, feature, drawing, inks, patterns),
        ({ outline }) => outline.rings.map((ring) => pathData(ring, true)).join(''),
      )) {
        drawing.add('path', { d, ...attributes });
      }
      return;
    case 'line':
      for (const { d, attributes } of alike(
        features,
        ({ feature, outline }) => stroke(sheet, feature, outline),
        ({ outline }) => outline.lines.map((line) => pathData(line)).join(''),
      )) {
        for (const one of soft(attributes)) drawing.add('path', { d, ...one });
      }
      return;
    case 'circle':
      dots(sheet, drawing);
      return;
    default:
  }
}

function filling(
  sheet: StyledLayer,
  feature: Feature,
  drawing: SvgDrawing,
  inks: ThemedColors,
  patterns: StillOptions['patterns'],
): Attributes {
  const opacity = sheet.number('fill-opacity', feature) * sheet.state.opacity;
  const named = sheet.style.value('fill-pattern', feature);
  const tile = named ? patterns[String(named)] : undefined;
  if (tile)
    return {
      fill: drawing.pattern(String(named), tile, inks.token(tile.colour)),
      'fill-opacity': opacityValue(opacity),
    };
  const { ink, alpha } = sheet.colour('fill-color', feature);
  return { fill: ink, 'fill-opacity': opacityValue(opacity * alpha) };
}

function stroke(sheet: StyledLayer, feature: Feature, { nearness }: Outline): Attributes {
  const { ink, alpha } = sheet.colour('line-color', feature);
  const width = sheet.number('line-width', feature) * nearness;
  const lengths = sheet.style.value('line-dasharray', feature) as readonly number[] | undefined;
  const cap = String(sheet.style.value('line-cap', feature));
  return {
    stroke: ink,
    'stroke-width': width,
    'stroke-opacity': opacityValue(sheet.number('line-opacity', feature) * sheet.state.opacity * alpha),
    'stroke-linecap': cap === 'butt' ? undefined : cap,
    'stroke-dasharray': lengths?.map((length) => shortNumber(length * width)).join(' '),
    blur: sheet.number('line-blur', feature) * nearness || undefined,
  };
}

/** How many strokes stand for a soft one. */
const SHADES = 4;

/** A blurred line as sharp ones within each other: filters would cost a phone more than the whole map. */
function soft({ blur, ...stroke }: Attributes): readonly Attributes[] {
  const width = Number(stroke['stroke-width']);
  const softness = Number(blur ?? 0);
  if (softness < 1 || softness < width / 4) return [stroke];
  // MapLibre's line is full where it is as far from its edge as it is blurred.
  const peak = Math.min(1, width / 2 / softness) * Number(stroke['stroke-opacity'] ?? 1);
  return Array.from({ length: SHADES }, (_, n) => ({
    ...stroke,
    'stroke-width': width * (1 - (n + 0.5) / SHADES),
    'stroke-opacity': peak / SHADES,
  }));
}

function dots(sheet: StyledLayer, drawing: SvgDrawing) {
  for (const { feature, outline } of sheet.features) {
    const [fill, rim] = [sheet.colour('circle-color', feature), sheet.colour('circle-stroke-color', feature)];
    const width = sheet.number('circle-stroke-width', feature);
    const radius = sheet.number('circle-radius', feature);
    const opacity = (property: string) => sheet.number(property, feature) * sheet.state.opacity;
    for (const [x, y] of outline.points) {
      drawing.add('circle', {
        cx: shortNumber(x, 1),
        cy: shortNumber(y, 1),
        r: (radius + width / 2) * outline.nearness,
        fill: fill.ink,
        'fill-opacity': opacityValue(opacity('circle-opacity') * fill.alpha),
        ...(width > 0
          ? {
              stroke: rim.ink,
              'stroke-width': width * outline.nearness,
              'stroke-opacity': opacityValue(opacity('circle-stroke-opacity') * rim.alpha),
            }
          : {}),
      });
    }
  }
}
