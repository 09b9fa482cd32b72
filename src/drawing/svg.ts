/** SVG as text: marks in their order, what is drawn twice written once. */
import { escapeXml } from '../story/escape.ts';

/** A texture that a `fill-pattern` names: SVG path data in a square tile, CSS pixels. */
export interface Tile {
  readonly size: number;
  readonly path: string;
  readonly stroke?: number;
  readonly colour: string;
}

/** Path data longer than this that is drawn twice is written once. */
const WORTH_SHARING = 120;

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export const shortNumber = (n: number, digits = 2) => String(Number(n.toFixed(digits))).replace(/^(-?)0\./, '$1.');

export const attributeText = (attributes: Attributes) =>
  Object.entries(attributes)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [` ${name}="${typeof value === 'number' ? shortNumber(value) : escapeXml(value)}"`],
    )
    .join('');

/** Opacity worth writing. */
export const opacityValue = (opacity: number) => (opacity >= 0.995 ? undefined : opacity);

/** The marks of a picture in their order. Long lines that are drawn more than once are written once. */
export class SvgDrawing {
  #marks: ({ readonly name: string; readonly attributes: Attributes } | string)[] = [];
  #uses = new Map<string, number>();
  #patterns = new Map<string, string>();

  add(name: string, attributes: Attributes): void {
    const { d } = attributes;
    if (typeof d === 'string') this.#uses.set(d, (this.#uses.get(d) ?? 0) + 1);
    this.#marks.push({ name, attributes });
  }

  raw(text: string): void {
    if (text) this.#marks.push(text);
  }

  /** Names a texture, which is written once. */
  pattern(id: string, { size, path, stroke }: Tile, ink: string): string {
    const name = `p${String(this.#patterns.has(id) ? [...this.#patterns.keys()].indexOf(id) : this.#patterns.size)}`;
    const drawn =
      stroke === undefined ? { fill: ink } : { stroke: ink, 'stroke-width': stroke, 'stroke-linecap': 'round' };
    this.#patterns.set(
      id,
      `<pattern id="${name}" width="${String(size)}" height="${String(size)}" patternUnits="userSpaceOnUse"><path${attributeText({ d: path, ...drawn })}/></pattern>`,
    );
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
    return this.#marks
      .map((mark) => {
        if (typeof mark === 'string') return mark;
        const { d, ...rest } = mark.attributes;
        const id = typeof d === 'string' ? shared.get(d) : undefined;
        return id ? `<use href="#${id}"${attributeText(rest)}/>` : `<${mark.name}${attributeText({ d, ...rest })}/>`;
      })
      .join('');
  }
}
