import type { Feature } from 'geojson';
import type { StillOptions } from './still-options.ts';
import { SvgDrawing, shortNumber, opacityValue, type Attributes } from './svg.ts';
import { ThemedColors } from './themed-colors.ts';
import { OccupiedBoxes } from './text-layout.ts';
import { pathData, type Outline } from './project-geometry.ts';
import { drawMarkers } from './still-markers.ts';
import { drawLabels } from './still-labels.ts';
import { styledLayersOf, type StyledLayer } from './styled-layers.ts';
import { look } from './view.ts';

const FONTS = "Literata,'Noto Naskh Arabic',Georgia,'Noto Serif',serif";

/** Draws a scene as an SVG file for an `<img>`: no web fonts, no scripts, no external files. */
export function drawStill(options: StillOptions): string {
  const { scene, view, light, paper } = options;
  const sight = look(scene.camera, view, options.repeats);
  const colors = new ThemedColors(options);
  const drawing = new SvgDrawing();
  const styledLayers = styledLayersOf(options, sight, colors);
  const { only } = options;
  const occupied = new OccupiedBoxes();
  const markers = only === 'ground' ? '' : drawMarkers(options, colors, sight, occupied);
  const labels = only === 'ground' ? new Map<StyledLayer, string>() : drawLabels(styledLayers, occupied, options);
  if (only !== 'letters') drawing.add('path', { d: frameOf(view), fill: colors.token(paper) });
  for (const styledLayer of styledLayers) {
    if (only !== 'letters') paint(styledLayer, drawing, colors, options);
    drawing.raw(labels.get(styledLayer) ?? '');
  }
  const body = drawing.body() + markers;
  const { width, height } = view;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" font-family="${FONTS}" stroke-linejoin="round" fill="none">${light === 'both' ? colors.style() : ''}${drawing.definitions()}${body}${options.over ?? ''}</svg>`;
}

/** The whole picture as a path. */
const frameOf = ({ width, height }: StillOptions['view']): string => `M0 0H${String(width)}V${String(height)}H0z`;

/** Groups items with equal attributes, so that each group becomes one path. */
function groupByAttributes<T>(
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
  styledLayer: StyledLayer,
  drawing: SvgDrawing,
  colors: ThemedColors,
  { relief, patterns, view, light }: StillOptions,
) {
  const { style, state, features } = styledLayer;
  switch (style.type) {
    case 'hillshade':
    case 'color-relief': {
      // One image holds hillshade and colour relief; it is placed where the lower of the two is.
      const first = styledLayer.layer.style.find(({ type }) => type === 'hillshade' || type === 'color-relief');
      const ground = first?.type === style.type ? relief(styledLayer.layer) : undefined;
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
    case 'background': {
      const { ink, alpha } = styledLayer.colour('background-color');
      const opacity = styledLayer.number('background-opacity') * state.opacity * alpha;
      drawing.add('path', { d: frameOf(view), fill: ink, 'fill-opacity': opacityValue(opacity) });
      return;
    }
    case 'fill':
      for (const { d, attributes } of groupByAttributes(
        features,
        ({ feature }) => filling(styledLayer, feature, drawing, colors, patterns),
        ({ outline }) => outline.rings.map((ring) => pathData(ring, true)).join(''),
      )) {
        drawing.add('path', { d, ...attributes });
      }
      return;
    case 'line':
      for (const { d, attributes } of groupByAttributes(
        features,
        ({ feature, outline }) => stroke(styledLayer, feature, outline),
        ({ outline }) => outline.lines.map((line) => pathData(line)).join(''),
      )) {
        for (const one of blurred(attributes)) drawing.add('path', { d, ...one });
      }
      return;
    case 'circle':
      dots(styledLayer, drawing);
      return;
    default:
  }
}

function filling(
  styledLayer: StyledLayer,
  feature: Feature,
  drawing: SvgDrawing,
  colors: ThemedColors,
  patterns: StillOptions['patterns'],
): Attributes {
  const opacity = styledLayer.number('fill-opacity', feature) * styledLayer.state.opacity;
  const named = styledLayer.style.value('fill-pattern', feature);
  const tile = named ? patterns[String(named)] : undefined;
  if (tile)
    return {
      fill: drawing.pattern(String(named), tile, colors.token(tile.colour)),
      'fill-opacity': opacityValue(opacity),
    };
  const { ink, alpha } = styledLayer.colour('fill-color', feature);
  return { fill: ink, 'fill-opacity': opacityValue(opacity * alpha) };
}

function stroke(styledLayer: StyledLayer, feature: Feature, { nearness }: Outline): Attributes {
  const { ink, alpha } = styledLayer.colour('line-color', feature);
  const width = styledLayer.number('line-width', feature) * nearness;
  const lengths = styledLayer.style.value('line-dasharray', feature) as readonly number[] | undefined;
  const cap = String(styledLayer.style.value('line-cap', feature));
  return {
    stroke: ink,
    'stroke-width': width,
    'stroke-opacity': opacityValue(styledLayer.number('line-opacity', feature) * styledLayer.state.opacity * alpha),
    'stroke-linecap': cap === 'butt' ? undefined : cap,
    'stroke-dasharray': lengths?.map((length) => shortNumber(length * width)).join(' '),
    blur: styledLayer.number('line-blur', feature) * nearness || undefined,
  };
}

/** The number of sharp strokes that imitate a blurred one. */
const SHADES = 4;

/** Imitates a blurred line by sharp lines of different widths: on a phone an SVG filter would take too long. */
function blurred({ blur, ...stroke }: Attributes): readonly Attributes[] {
  const width = Number(stroke['stroke-width']);
  const softness = Number(blur ?? 0);
  if (softness < 1 || softness < width / 4) return [stroke];
  // A blurred line in MapLibre has its full opacity where the distance from its edge equals the blur.
  const peak = Math.min(1, width / 2 / softness) * Number(stroke['stroke-opacity'] ?? 1);
  return Array.from({ length: SHADES }, (_, n) => ({
    ...stroke,
    'stroke-width': width * (1 - (n + 0.5) / SHADES),
    'stroke-opacity': peak / SHADES,
  }));
}

function dots(styledLayer: StyledLayer, drawing: SvgDrawing) {
  for (const { feature, outline } of styledLayer.features) {
    const [fill, rim] = [
      styledLayer.colour('circle-color', feature),
      styledLayer.colour('circle-stroke-color', feature),
    ];
    const width = styledLayer.number('circle-stroke-width', feature);
    const radius = styledLayer.number('circle-radius', feature);
    const opacity = (property: string) => styledLayer.number(property, feature) * styledLayer.state.opacity;
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
