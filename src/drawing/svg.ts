/** Writes SVG as text. Path data that is used more than once is written only once. */
import { escapeXml } from '../story/escape.ts';

/** A fill pattern: SVG path data in a square tile, CSS pixels. */
export interface Tile {
  readonly size: number;
  readonly path: string;
  readonly stroke?: number;
  readonly colour: string;
}

/** Characters: path data longer than this is shared if it is used more than once. */
const WORTH_SHARING = 120;

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export const shortNumber = (n: number, digits = 2) => String(Number(n.toFixed(digits))).replace(/^(-?)0\./, '$1.');

export const attributeText = (attributes: Attributes) =>
  Object.entries(attributes)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [` ${name}="${typeof value === 'number' ? shortNumber(value) : escapeXml(value)}"`],
    )
    .join('');

/** An SVG pattern that repeats a tile. @param color - a CSS colour. */
export function patternElement(id: string, { size, path, stroke }: Tile, color: string): string {
  const drawn =
    stroke === undefined ? { fill: color } : { stroke: color, 'stroke-width': stroke, 'stroke-linecap': 'round' };
  return `<pattern id="${id}" width="${String(size)}" height="${String(size)}" patternUnits="userSpaceOnUse"><path${attributeText({ d: path, ...drawn })}/></pattern>`;
}

/** An opacity as an attribute; undefined (not written) if it is practically 1. */
export const opacityValue = (opacity: number) => (opacity >= 0.995 ? undefined : opacity);

/** The elements of a picture, in drawing order. Long path data that is used more than once is shared by `<use>`. */
export class SvgDrawing {
  #elements: ({ readonly name: string; readonly attributes: Attributes } | string)[] = [];
  #uses = new Map<string, number>();
  #patterns = new Map<string, string>();

  add(name: string, attributes: Attributes): void {
    const { d } = attributes;
    if (typeof d === 'string') this.#uses.set(d, (this.#uses.get(d) ?? 0) + 1);
    this.#elements.push({ name, attributes });
  }

  raw(text: string): void {
    if (text) this.#elements.push(text);
  }

  /** Adds a pattern once, and returns a reference to it as a paint value. */
  pattern(id: string, tile: Tile, color: string): string {
    const name = `p${String(this.#patterns.has(id) ? [...this.#patterns.keys()].indexOf(id) : this.#patterns.size)}`;
    this.#patterns.set(id, patternElement(name, tile, color));
    return `url(#${name})`;
  }

  #shared(): ReadonlyMap<string, string> {
    const often = [...this.#uses].filter(([d, uses]) => uses > 1 && d.length > WORTH_SHARING);
    return new Map(often.map(([d], n) => [d, `s${String(n)}`]));
  }

  definitions(): string {
    const paths = [...this.#shared()].map(([d, id]) => `<path id="${id}" d="${d}"/>`).join('');
    const all = paths + [...this.#patterns.values()].join('');
    return all && `<defs>${all}</defs>`;
  }

  body(): string {
    const shared = this.#shared();
    return this.#elements
      .map((mark) => {
        if (typeof mark === 'string') return mark;
        const { d, ...rest } = mark.attributes;
        const id = typeof d === 'string' ? shared.get(d) : undefined;
        return id ? `<use href="#${id}"${attributeText(rest)}/>` : `<${mark.name}${attributeText({ d, ...rest })}/>`;
      })
      .join('');
  }
}
