declare module 'lineclip' {
  type Point = readonly [x: number, y: number];
  type Box = readonly [left: number, top: number, right: number, bottom: number];
  export function clipPolyline(points: readonly Point[], box: Box): [number, number][][];
  export function clipPolygon(points: readonly Point[], box: Box): [number, number][];
}
