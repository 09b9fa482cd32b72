import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/**
 * Places an element along the direction of reading. By way of the object model: the page's policy allows no `style` in
 * what is parsed.
 */
class InlineStart extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('inlineStart() stands among the attributes of an element.');
  }

  override render(_: string): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [share]: [string]): unknown {
    (element as HTMLElement).style.insetInlineStart = share;
    return noChange;
  }
}

/** @param share - such as `12.5%`, from where reading begins. */
export const inlineStart = directive(InlineStart);
