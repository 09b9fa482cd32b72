/** What a text has in place of figures and pictures until its page is made. */
import type { Image, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { readMarkdown } from './markdown.ts';

/** The name of an element that is a placeholder for a figure. */
export const FIGURE = 'story-figure';
/** The name of an element that is a placeholder for a picture; it has an `<img>`, and then the caption. */
export const PICTURE = 'story-picture';

/** A placeholder for a figure, which a later stage replaces. */
export function figureNode(src: string, { position }: RootContent): RootContent {
  return {
    type: 'paragraph',
    children: [],
    ...(position ? { position } : {}),
    data: { hName: FIGURE, hProperties: { src, line: position?.start.line ?? 1 } },
  };
}

/** The file of a figure, from the story's folder, and its line in the text. Undefined for other content. */
export function figureIn({ data }: RootContent): { readonly src: string; readonly line: number } | undefined {
  const { hName, hProperties } = (data ?? {}) as {
    readonly hName?: string;
    readonly hProperties?: { readonly src?: string; readonly line?: number };
  };
  return hName === FIGURE ? { src: hProperties?.src ?? '', line: hProperties?.line ?? 1 } : undefined;
}

/** The pictures of a paragraph that has nothing else; otherwise none. */
export function picturesAlone(node: RootContent): readonly Image[] {
  if (node.type !== 'paragraph') return [];
  const inner = node.children.filter(
    (child) => child.type !== 'break' && !(child.type === 'text' && !child.value.trim()),
  );
  const pictures = inner.filter((child) => child.type === 'image');
  return pictures.length === inner.length ? pictures : [];
}

/** A placeholder for a picture, with its caption as Markdown. A later stage replaces it. */
export function pictureNode(image: Image): Paragraph {
  const { title, position } = image;
  const url = decoded(image.url);
  const [first, ...more] = readMarkdown(title ?? '').children;
  const caption: PhrasingContent[] =
    first?.type === 'paragraph' && more.length === 0 ? first.children : title ? [{ type: 'text', value: title }] : [];
  const root: Root = { type: 'root', children: caption };
  visit(root, (node) => {
    if (position) node.position = position;
  });
  return {
    type: 'paragraph',
    children: [{ ...image, url }, ...caption],
    ...(position ? { position } : {}),
    data: { hName: PICTURE, hProperties: { src: url } },
  };
}

/** An address without `%20` and the like, which are another way to write the same file. */
function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** The picture of a placeholder. Undefined for other content. */
export function pictureIn(node: RootContent): Image | undefined {
  if (node.type !== 'paragraph' || (node.data as { readonly hName?: string } | undefined)?.hName !== PICTURE)
    return undefined;
  const [image] = node.children;
  return image?.type === 'image' ? image : undefined;
}
