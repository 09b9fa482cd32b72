import { resolveColors, type Tokens } from './colors.ts';

/** The theme of a picture: light, dark, or both, chosen by the viewer's `prefers-color-scheme`. */
export type Lighting = 'day' | 'night' | 'both';

interface Lights {
  readonly day: Tokens;
  readonly night: Tokens;
  readonly light: Lighting;
}

/** The colours of a picture, each in the light and in the dark theme. */
export class ThemedColors {
  #options: Lights;
  #pairs = new Map<string, string>();

  constructor(options: Lights) {
    this.#options = options;
  }

  /** The text to write for a colour with these values by day and by night. */
  pair(day: string, night: string): string {
    const { light } = this.#options;
    if (light !== 'both') return light === 'day' ? day : night;
    const key = `${day} ${night}`;
    const name = this.#pairs.get(key) ?? `--c${String(this.#pairs.size)}`;
    this.#pairs.set(key, name);
    return `var(${name})`;
  }

  token(value: string): string {
    return this.pair(resolveColors(value, this.#options.day), resolveColors(value, this.#options.night));
  }

  style(): string {
    const pairs = [...this.#pairs].map(([key, name]) => ({ name, values: key.split(' ') }));
    const theme = (n: number) => pairs.map(({ name, values }) => `${name}:${values[n] ?? ''}`).join(';');
    return `<style>:root{${theme(0)}}.night{display:none}@media (prefers-color-scheme:dark){:root{${theme(1)}}.night{display:inline}.day{display:none}}@media print{:root{${theme(0)}}.night{display:none}.day{display:inline}}</style>`;
  }
}

/** Whether strokes on a background `#rrggbb` must be light to be readable. Relative luminance: WCAG 2.2. */
export function needsLightInk(colour: string): boolean {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.24;
}
