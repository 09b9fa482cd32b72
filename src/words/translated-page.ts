/**
 * Makes texts that change survive a translator of the browser (Chrome, Edge, extensions). It replaces each text node by
 * a `<font>` with the translation. Lit keeps no reference to its text nodes: it sets `data` of the node after its
 * marker, which is then the `<font>`, and nothing on the screen would change. With this, setting `data` of a `<font>`
 * replaces its content. The translator observes the page, and translates the new text.
 *
 * This covers every text of every element at once.
 */
export function surviveTranslators(): void {
  const wrapper: object = Object.getPrototypeOf(document.createElement('font')) as object;
  if (Object.hasOwn(wrapper, 'data')) return;
  Object.defineProperty(wrapper, 'data', {
    configurable: true,
    set(this: HTMLElement, text: string) {
      this.textContent = text;
    },
  });
}
