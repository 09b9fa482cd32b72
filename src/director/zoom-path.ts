/** A view of a flat map: its centre, and the width of what is seen, in the same unit. */
export type ZoomView = readonly [x: number, y: number, width: number];

/** The ratio of zooming to panning. The paper found about √2 in a user study. */
const RHO = Math.SQRT2;
/** Centres nearer than this count as equal. The square of a distance, as a share of the world's width. */
const SAME = 1e-12;

/**
 * The smooth and efficient path between two views, as a function of the share of the way: J. J. van Wijk and W. A. A.
 * Nuij, “Smooth and efficient zooming and panning”, IEEE Symposium on Information Visualization 2003, equation 9.
 * d3-interpolate has the same function, with four times as much code for colours that a reader would have to fetch.
 */
export function zoomPath([ux, uy, uw]: ZoomView, [vx, vy, vw]: ZoomView): (share: number) => ZoomView {
  const [dx, dy] = [vx - ux, vy - uy];
  const square = dx * dx + dy * dy;
  if (square < SAME) {
    const ratio = Math.log(vw / uw);
    return (share) => [ux + share * dx, uy + share * dy, uw * Math.exp(share * ratio)];
  }
  const distance = Math.sqrt(square);
  const rise = (width: number, sign: 1 | -1) =>
    -Math.asinh((vw * vw - uw * uw + sign * RHO ** 4 * square) / (2 * width * RHO * RHO * distance));
  const [from, to] = [rise(uw, 1), rise(vw, -1)];
  return (share) => {
    const at = from + share * (to - from);
    // cosh(from) · tanh(at) − sinh(from) in the paper: the same number, without the difference of two large ones.
    const gone = ((uw / (RHO * RHO * distance)) * Math.sinh(at - from)) / Math.cosh(at);
    return [ux + gone * dx, uy + gone * dy, (uw * Math.cosh(from)) / Math.cosh(at)];
  };
}
