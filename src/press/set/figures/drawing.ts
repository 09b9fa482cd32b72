import * as Plot from '@observablehq/plot';
import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { s } from 'hastscript';
import { parseHTML } from 'linkedom';
import type { Sign } from '../../model.ts';

/**
 * The width of a drawing in its own units: that of the narrowest column, so that letters of size {@link LETTERS} are
 * still 11 CSS pixels high on a phone of 320.
 */
export const WIDTH = 300;
export const LETTERS = 12;

/** Properties of Plot's output that are removed: styles, fonts, class names and labels. */
const DROPPED = new Set(['style', 'fontFamily', 'className', 'ariaLabel', 'ariaHidden']);

/** Attributes with coordinates. They are rounded, because more decimals would double the size of the page. */
const GEOMETRY = /^(d|[xyr][12]?|c[xy]|width|height|transform)$/;

/** Rounds the numbers in an attribute, precisely enough for a drawing at twice its size. */
const rounded = (value: string) =>
  value.replace(/-?\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));

function cleaned(node: ElementContent): readonly ElementContent[] {
  if (node.type !== 'element') return node.type === 'text' ? [node] : [];
  if (node.tagName === 'style') return [];
  const properties = Object.fromEntries(
    Object.entries(node.properties)
      .filter(([name]) => !DROPPED.has(name) && !(node.tagName === 'svg' && (name === 'width' || name === 'height')))
      .map(([name, value]) => [
        name,
        GEOMETRY.test(name) && !String(value).endsWith('em') ? rounded(String(value)) : value,
      ]),
  );
  return [{ ...node, properties, children: node.children.flatMap(cleaned) }];
}

/** Makes a drawing with Plot, without inline styles, which the page does not allow. Colours are the page's tokens. */
export function drawing(options: Plot.PlotOptions, defs: readonly Element[] = []): Element {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const plot = Plot.plot({ ...options, width: WIDTH, document });
  const [svg] = fromHtml(plot.outerHTML, { fragment: true }).children.flatMap((node) =>
    node.type === 'element' ? cleaned(node) : [],
  );
  if (svg?.type !== 'element') throw new Error('Plot drew nothing.');
  return {
    ...svg,
    properties: { ...svg.properties, fontSize: String(LETTERS) },
    children: [...(defs.length > 0 ? [s('defs', [...defs])] : []), ...svg.children],
  };
}

/**
 * A hatching in the colour of the paper, drawn over the actor's colour; if confidence is low, in the actor's colour.
 */
export function hatching(id: string, { colour, hatching: { size, path, stroke } }: Sign, weak: boolean): Element {
  const ink = weak ? colour : 'var(--story-paper)';
  return s('pattern', { id, width: size, height: size, patternUnits: 'userSpaceOnUse' }, [
    s(
      'path',
      stroke === undefined
        ? { d: path, fill: ink, fillOpacity: 0.6 }
        : { d: path, fill: 'none', stroke: ink, strokeWidth: stroke, strokeOpacity: 0.6 },
    ),
  ]);
}
