import * as Plot from '@observablehq/plot';
import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { s } from 'hastscript';
import { parseHTML } from 'linkedom';
import type { Sign } from '../../model.ts';

/**
 * Units of a drawing's width: those of the narrowest column, so that its letters, at {@link LETTERS}, are still
 * 11 pixels on a phone of 320.
 */
export const WIDTH = 300;
export const LETTERS = 12;

/** What Plot writes and a page should not have: its stylesheet, inline styles, names and a face of its own. */
const DROPPED = new Set(['style', 'fontFamily', 'className', 'ariaLabel', 'ariaHidden']);

/** Where things are. Two decimals more than can be seen would double the page. */
const GEOMETRY = /^(d|[xyr][12]?|c[xy]|width|height|transform)$/;

/** Decimals enough for a drawing that is shown at twice its size. */
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

/** A drawing as Plot makes it, as part of a page that allows no style of its own: colours are the page's tokens. */
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

/** A hatching in the paper's colour, to lie on an actor's own; where little is known, in the actor's. */
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
