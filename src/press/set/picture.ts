import { msg } from '@lit/localize';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { StoryPicture } from '../resolve/pictures.ts';

/** The width of the column of text: see `entries/story.css`. Browsers that know `auto` measure it themselves. */
const SIZES = 'auto, (min-width: 56rem) and (min-aspect-ratio: 1/1) 30rem, 100vw';

/**
 * A picture of the author's with its caption, credit and licence. It is fetched when it is near the window, and its
 * place is kept before. It leads to its largest copy, if that is larger than what is shown.
 *
 * @param root - path from the page to the root of the site.
 */
export function pictureElement(
  { copies, credit, licence, source, decorative }: StoryPicture,
  { alt, caption, root }: { readonly alt: string; readonly caption: readonly ElementContent[]; readonly root: string },
): Element {
  const largest = copies.at(-1) ?? copies[0];
  const shown = copies.find(({ path }) => path.includes('.medium.')) ?? largest;
  const image = h('img', {
    src: root + shown.path,
    ...(copies.length > 1
      ? { srcSet: copies.map(({ path, width }) => `${root}${path} ${String(width)}w`).join(', '), sizes: SIZES }
      : {}),
    alt: decorative ? '' : alt,
    width: largest.width,
    height: largest.height,
    loading: 'lazy',
    decoding: 'async',
  });
  const enlarged = !decorative && (largest !== shown || shown.path.endsWith('.svg'));
  return h('figure', { className: ['picture'] }, [
    enlarged ? h('a', { href: root + largest.path, className: ['enlarge'], title: msg('Enlarge') }, [image]) : image,
    h('figcaption', [
      ...(caption.length > 0 ? [h('p', [...caption])] : []),
      h('p', { className: ['credit'] }, [
        h('bdi', credit),
        ' · ',
        h('bdi', [licence.url ? h('a', { href: licence.url, rel: 'license' }, licence.name) : licence.name]),
        ...(source ? [' · ', h('a', { href: source }, msg('Source'))] : []),
      ]),
    ]),
  ]);
}
