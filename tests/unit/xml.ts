/**
 * The elements of an XML document in order. Throws if it is not well-formed. It supports only what stills contain.
 */
export function fromXml(
  text: string,
): readonly { readonly name: string; readonly attributes: ReadonlyMap<string, string> }[] {
  const found: { name: string; attributes: ReadonlyMap<string, string> }[] = [];
  const open: string[] = [];
  let at = 0;
  const tag = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[A-Za-z_][\w:-]*="[^"<]*")*)\s*(\/?)>/y;
  while (at < text.length) {
    if (text[at] === '<') {
      tag.lastIndex = at;
      const match = tag.exec(text);
      if (!match) throw new Error(`No tag can be read at “${text.slice(at, at + 60)}”.`);
      const [whole, closes, name = '', attributes = '', empty] = match;
      if (closes && open.pop() !== name) throw new Error(`</${name}> closes what was not opened.`);
      if (!closes) {
        const pairs = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(
          ([, key = '', value = '']): [string, string] => [key, value],
        );
        if (new Set(pairs.map(([key]) => key)).size !== pairs.length)
          throw new Error(`<${name}${attributes}> has an attribute twice.`);
        checkText(attributes);
        found.push({ name, attributes: new Map(pairs) });
        if (!empty) open.push(name);
      }
      at += whole.length;
    } else {
      const until = text.indexOf('<', at);
      const words = text.slice(at, until < 0 ? text.length : until);
      if (open.length === 0 && words.trim()) throw new Error('There is text outside of the root.');
      checkText(words);
      at += words.length;
    }
  }
  if (open.length > 0) throw new Error(`<${open.join('> <')}> is never closed.`);
  return found;
}

function checkText(text: string) {
  if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text))
    throw new Error(`“${text.slice(0, 60)}” has an ampersand that begins nothing.`);
}
