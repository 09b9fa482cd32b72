/** What is used of scrollama 3.2, after its README: its own types know no offsets in pixels and no `offset()`. */
declare module 'scrollama' {
  interface Scroller {
    /** `offset`: of the trigger line from the top of the window, such as `250px`. */
    setup(options: { readonly step: HTMLElement[]; readonly offset: string }): Scroller;
    onStepEnter(callback: (entered: { readonly element: HTMLElement; readonly index: number }) => void): Scroller;
    offset(offset: string): Scroller;
    destroy(): void;
  }
  export default function scrollama(): Scroller;
}
