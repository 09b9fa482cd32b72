import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/**
 * Sets `inset-inline-start` of an element through the object model, because the page's policy does not allow `style`
 * attributes.
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

/** @param share - such as `12.5%`, from the side where reading starts. */
export const inlineStart = directive(InlineStart);
