/**
 * Text that goes between the tags or into a quoted attribute of XML, SVG or HTML. Control characters that XML cannot
 * carry become U+FFFD. Source: XML 1.0, section 2.2.
 */
export const escapeXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
