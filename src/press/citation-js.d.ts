/** The part of citation-js that is used here. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: object | readonly object[]);
    format(format: 'bibliography', options: { readonly format: 'html' | 'text'; readonly template: string; readonly lang: string }): string;
  }
}
declare module '@citation-js/plugin-csl';
