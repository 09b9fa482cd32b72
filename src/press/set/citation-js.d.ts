/** The part of citation-js that is used here. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: object | readonly object[] | string, options?: { readonly forceType: string });
    /** In CSL-JSON. */
    readonly data: readonly object[];
    format(
      format: 'bibliography',
      options: { readonly format: 'html' | 'text'; readonly template: string; readonly lang: string },
    ): string;
    format(format: 'bibtex' | 'ris'): string;
  }
  export const plugins: {
    readonly config: { get(plugin: '@bibtex'): { readonly format: { useIdAsLabel: boolean; checkLabel: boolean } } };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-ris';
