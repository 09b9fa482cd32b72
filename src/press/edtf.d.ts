/** The part of edtf.js that is used here. It throws a `SyntaxError` on a date it cannot read. */
declare module 'edtf' {
  interface Extent {
    /** Milliseconds from 1970-01-01, UTC; infinite for the open end of an interval. */
    readonly min: number;
    readonly max: number;
  }
  export default function edtf(date: string): Extent;
}
