/** How a line is shown while it is being drawn. */
import type { StyleLayer } from '../../geo/layer.ts';

/**
 * The `line-gradient` of a line of which a part is drawn; undefined for a line that needs none.
 *
 * @param colour - the `line-color` of its style.
 * @param drawn - the part that is drawn, 0 to 1.
 */
export const drawnGradient = (style: StyleLayer, colour: unknown, drawn: number): unknown =>
  (trailOf(style) === 'wake' ? wake : gradient)(colour, drawn);

const trailOf = ({ metadata }: StyleLayer): unknown =>
  typeof metadata === 'object' && metadata !== null && 'trail' in metadata ? metadata.trail : undefined;

const CLEAR = 'rgba(0, 0, 0, 0)';

/** The length of a wake, as a share of its line. */
const WAKE = 0.3;

/**
 * The gradient of a ship's wake: opaque where the line is drawn to, and fading behind. It stays when the ship has
 * arrived, and shows from where it came.
 */
function wake(colour: unknown, drawn: number): unknown {
  const head = Math.min(Math.max(drawn, 2e-6), 1);
  return [
    'interpolate',
    ['linear'],
    ['line-progress'],
    Math.max(head - WAKE, 0),
    CLEAR,
    head,
    typeof colour === 'string' ? colour : '#fff',
    head + 1e-6,
    CLEAR,
  ];
}

/** The gradient that hides the part of a line that is not drawn yet. A whole line is sharper without one. */
function gradient(colour: unknown, drawn: number): unknown {
  if (drawn >= 1) return undefined;
  return ['step', ['line-progress'], typeof colour === 'string' ? colour : '#000', Math.max(drawn, 1e-6), CLEAR];
}
