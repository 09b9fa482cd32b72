import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { fontLinks } from './font-links.ts';

/** The head of a page. Addresses are relative to the page, or from the project's folder for Vite to replace. */
export interface PageHead {
  readonly title: string;
  readonly description?: string | undefined;
  /** Content of the viewport's meta element. The default allows zooming. */
  readonly viewport?: string;
  /** A content security policy, for pages into which Vite does not insert one. */
  readonly policy?: string;
  /** Further elements, before the icon. */
  readonly more?: readonly Element[];
  readonly icon?: string;
  /** Fonts to preload. */
  readonly fonts?: readonly string[];
  readonly style?: string;
  /** A module. */
  readonly script?: string;
}

export interface Page {
  readonly head: PageHead;
  /** Attributes of `<html>`. */
  readonly html: Readonly<Record<string, string>>;
  readonly body: readonly ElementContent[];
}

/** A whole page as text. */
export function pageHtml({ head, html, body }: Page): string {
  return `${toHtml({
    type: 'root',
    children: [{ type: 'doctype' }, h('html', html, [pageHead(head), h('body', [...body])])],
  })}\n`;
}

function pageHead({ title, description, viewport, policy, more, icon, fonts, style, script }: PageHead): Element {
  return h('head', [
    h('meta', { charSet: 'utf-8' }),
    ...(policy ? [h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy })] : []),
    h('meta', { name: 'viewport', content: viewport ?? 'width=device-width, initial-scale=1' }),
    h('title', title),
    ...(description ? [h('meta', { name: 'description', content: description })] : []),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    ...(more ?? []),
    ...(icon ? [h('link', { rel: 'icon', href: icon, type: 'image/svg+xml' })] : []),
    ...fontLinks(fonts ?? []),
    ...(style ? [h('link', { rel: 'stylesheet', href: style })] : []),
    ...(script ? [h('script', { type: 'module', src: script })] : []),
  ]);
}
