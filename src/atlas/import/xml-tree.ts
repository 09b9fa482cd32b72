/**
 * XML as a tree that is only read, with the part of the DOM's names that our readers and togeojson use. A whole DOM of
 * a track of 200,000 points takes seconds to make and 800 MB; this one takes an eighth of either.
 */
import { SaxesParser } from 'saxes';

/** The namespaces of prefixes; that of no prefix under ''. Elements share it until one declares another. */
type Scope = ReadonlyMap<string, string>;

const NO_SCOPE: Scope = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);

export class XmlText {
  constructor(
    readonly textContent: string,
    /** 3: text; 4: a CDATA section. */
    readonly nodeType: 3 | 4 = 3,
  ) {}

  readonly nodeName = '#text';

  /** Text is never in parts here. */
  normalize(): void {
    return;
  }
}

export type XmlNode = XmlElement | XmlText;

interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** As the list of a DOM. */
class NodeList {
  readonly #nodes: readonly XmlNode[];

  constructor(nodes: readonly XmlNode[]) {
    this.#nodes = nodes;
  }

  get length(): number {
    return this.#nodes.length;
  }

  item(n: number): XmlNode | undefined {
    return this.#nodes[n];
  }

  [Symbol.iterator](): Iterator<XmlNode> {
    return this.#nodes[Symbol.iterator]();
  }
}

export class XmlElement {
  readonly nodeType = 1;
  /** All of the text, where there is nothing else in it: so it is with most elements. */
  #text = '';
  #nodes: XmlNode[] | undefined;

  constructor(
    readonly tagName: string,
    readonly parentNode: XmlElement | undefined,
    readonly lineNumber: number,
    readonly scope: Scope,
    readonly given: Readonly<Record<string, string>>,
  ) {}

  /** For the maker of the tree. */
  append(child: XmlNode | string): void {
    if (typeof child === 'string' && !this.#nodes) this.#text += child;
    else this.#all.push(typeof child === 'string' ? new XmlText(child) : child);
  }

  get #all(): XmlNode[] {
    return (this.#nodes ??= this.#text ? [new XmlText(this.#text)] : []);
  }

  get nodeName(): string {
    return this.tagName;
  }

  get localName(): string {
    return this.tagName.slice(this.tagName.indexOf(':') + 1);
  }

  get namespaceURI(): string | undefined {
    return this.scope.get(this.tagName.slice(0, Math.max(0, this.tagName.indexOf(':'))));
  }

  get attributes(): readonly Attribute[] {
    return Object.entries(this.given).map(([name, value]) => ({ name, value }));
  }

  getAttribute(name: string): string | null {
    return Object.hasOwn(this.given, name) ? (this.given[name] ?? null) : null;
  }

  get childNodes(): NodeList {
    return new NodeList(this.#all);
  }

  /** The elements directly in it. */
  get children(): readonly XmlElement[] {
    return (this.#nodes ?? []).filter((child) => child instanceof XmlElement);
  }

  get textContent(): string {
    return this.#nodes ? this.#nodes.map((child) => child.textContent).join('') : this.#text;
  }

  set textContent(text: string) {
    this.#nodes = undefined;
    this.#text = text;
  }

  normalize(): void {
    return;
  }

  /** Keeps only some of the elements in it, and no text. */
  keep(which: (child: XmlElement) => boolean): void {
    this.#nodes = this.children.filter(which);
  }

  /** Of all that is in it, in the order of the document; `*` for every name. */
  getElementsByTagName(name: string): XmlElement[] {
    const found: XmlElement[] = [];
    this.#collect(name, found);
    return found;
  }

  #collect(name: string, found: XmlElement[]): void {
    if (!this.#nodes) return;
    for (const child of this.#nodes) {
      if (!(child instanceof XmlElement)) continue;
      if (name === '*' || child.tagName === name) found.push(child);
      child.#collect(name, found);
    }
  }

  getElementsByTagNameNS(namespace: string, name: string): XmlElement[] {
    return this.getElementsByTagName('*').filter(
      (element) =>
        (name === '*' || element.localName === name) && (namespace === '*' || element.namespaceURI === namespace),
    );
  }
}

/** What is above the root. */
export class XmlDocument extends XmlElement {
  constructor() {
    super('#document', undefined, 1, NO_SCOPE, {});
  }

  get documentElement(): XmlElement | undefined {
    return this.children[0];
  }
}

/** Why a text is no XML. */
export class XmlFault extends Error {
  constructor(
    message: string,
    readonly line: number,
    readonly why: 'broken' | 'truncated' | 'too-deep',
  ) {
    super(message);
  }
}

/**
 * What of the parser's faults leaves no tree that can be trusted. It recovers from all others, as programs do that
 * people check their files with: unknown entities, control characters, values without quotation marks.
 */
const FATAL =
  /unclosed tag|unmatched closing|unexpected (close|end)|empty close tag|only one root|root element|duplicate attribute|tag name\.|malformed name|incorrect syntax/;
const CUT_OFF = /unclosed tag|unexpected end|root element/;

/** Signs that stand for themselves though they should not, as in “Tom & Jerry” and “a < b”. */
const STRAY = /&(?!#?\w+;)|<(?=[\s\d=])/;
const STRAYS = new RegExp(String.raw`<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|${STRAY.source}`, 'g');

const withoutStrays = (text: string): string =>
  STRAY.test(text) ? text.replace(STRAYS, (found) => (found === '&' ? '&amp;' : found === '<' ? '&lt;' : found)) : text;

function scopeOf(outer: Scope, given: Readonly<Record<string, string>>): Scope {
  let inner: Map<string, string> | undefined;
  for (const name in given) {
    if (!name.startsWith('xmlns')) continue;
    inner ??= new Map(outer);
    inner.set(name.slice('xmlns:'.length), given[name] ?? '');
  }
  return inner ?? outer;
}

/**
 * @param deepest - elements that may lie within each other
 * @throws {XmlFault} where it is not well-formed, or nests too deep
 */
export function xmlTree(text: string, deepest: number): XmlDocument {
  const document = new XmlDocument();
  let [at, depth]: [XmlElement, number] = [document, 0];
  const parser = new SaxesParser({ xmlns: false, position: true });
  const fail = (why: XmlFault['why'], message = ''): never => {
    throw new XmlFault(message, parser.line, why);
  };
  parser.on('error', ({ message }) => {
    if (!FATAL.test(message)) return;
    fail(CUT_OFF.test(message) || !/>\s*$/.test(text) ? 'truncated' : 'broken', message.replace(/^[\d:]+\s*/, ''));
  });
  parser.on('opentag', ({ name, attributes }) => {
    if ((depth += 1) > deepest) fail('too-deep');
    const element = new XmlElement(name, at, parser.line, scopeOf(at.scope, attributes), attributes);
    at.append(element);
    at = element;
  });
  parser.on('closetag', () => {
    depth -= 1;
    at = at.parentNode ?? document;
  });
  parser.on('text', (words) => {
    // Between the elements of a track there is a line break for each.
    if (at !== document) at.append(words);
  });
  parser.on('cdata', (words) => {
    at.append(new XmlText(words, 4));
  });
  parser.write(withoutStrays(text.trimStart())).close();
  return document;
}
