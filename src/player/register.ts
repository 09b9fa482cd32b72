import { surviveTranslators } from '../words/translated-page.ts';

/** Registers elements in the given order. Names that are registered already are skipped, so it can be called twice. */
export function register(elements: Readonly<Record<string, CustomElementConstructor>>): void {
  surviveTranslators();
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}
