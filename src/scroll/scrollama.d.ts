/** The part of scrollama 3.2 that is used, from its README. Its own types lack offsets in pixels and `offset()`. */
declare module 'scrollama' {
  interface Scroller {
    /** `offset`: distance of the trigger line from the top of the window, such as `250px`. */
    setup(options: { readonly step: HTMLElement[]; readonly offset: string }): Scroller;
    onStepEnter(callback: (entered: { readonly element: HTMLElement; readonly index: number }) => void): Scroller;
    offset(offset: string): Scroller;
    destroy(): void;
  }
  export default function scrollama(): Scroller;
}
