/** Whether an author's SVG is only a drawing. */
import { DOMParser } from '@xmldom/xmldom';

interface Problem {
  readonly message: string;
  readonly hint: string;
}

/** Elements that draw. Anything else could run a script, or load something from elsewhere. */
const DRAWS: ReadonlySet<string> = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'metadata', 'style', 'switch'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'textPath', 'image'],
  ...['linearGradient', 'radialGradient', 'stop', 'pattern', 'clipPath', 'mask', 'marker', 'filter', 'view'],
]);
/** Namespaces of the notes that drawing programs leave in their files; browsers do not draw them. */
const SVG = 'http://www.w3.org/2000/svg';

/** An address within the file, or a picture that stands in it. */
const WITHIN = /^\s*(#|data:image\/(png|jpeg|webp);)/i;
/** An address in a style that is not within the file. */
const FROM_ELSEWHERE = /@import|url\(\s*['"]?\s*(?!#|data:image\/(?:png|jpeg|webp);)/i;

const HINT = 'Save it as a plain SVG from the drawing program, or as PNG.';

/**
 * Why an SVG is not shipped as it is; undefined if it only draws. In a page it could run no script anyway, but it can
 * also be opened by itself, and would then run with the rights of the site.
 */
export function drawingProblem(text: string): Problem | undefined {
  if (/<!(DOCTYPE[^>]*\[|ENTITY)/i.test(text)) return { message: 'The drawing defines entities.', hint: HINT };
  let document: { readonly getElementsByTagName: (name: string) => Iterable<Element> };
  try {
    document = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(String(message));
      },
    }).parseFromString(text, 'image/svg+xml') as unknown as typeof document;
  } catch {
    return { message: 'The drawing is not valid SVG.', hint: 'Save it again from the program that made it.' };
  }
  for (const element of document.getElementsByTagName('*')) {
    const wrong = elementProblem(element);
    if (wrong) return { message: `The drawing ${wrong}.`, hint: HINT };
  }
  return undefined;
}

function elementProblem(element: Element): string | undefined {
  const { localName, namespaceURI, textContent } = element;
  const ours = namespaceURI === SVG;
  if (ours && !DRAWS.has(localName) && !localName.startsWith('fe'))
    return `has an element <${localName}>, which does not draw`;
  if (namespaceURI === 'http://www.w3.org/1999/xhtml') return `has an element <${localName}>, which does not draw`;
  if (ours && localName === 'style' && FROM_ELSEWHERE.test(textContent)) return 'loads something from elsewhere';
  for (const { name, value } of Array.from(element.attributes)) {
    if (/^on/i.test(name)) return `has a script in “${name}”`;
    if (/(^|:)(href|src)$/i.test(name) && ours && !WITHIN.test(value)) return `loads “${value}”, which is not in it`;
    if (ours && FROM_ELSEWHERE.test(value)) return 'loads something from elsewhere';
  }
  return undefined;
}
