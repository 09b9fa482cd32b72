import type { MovingMarker } from '../../geo/layer.ts';
import { PANE } from '../story/story.ts';
import { inLanguage } from '../words/localized-text.ts';
import {
  REST_SIZE,
  discOffset,
  discBox,
  DISC_RADIUS,
  readableSide,
  labelBox,
  type MarkerTip,
} from './marker-layout.ts';
import { shortNumber, attributeText, type Attributes } from './svg.ts';
import { styleAt } from './evaluate.ts';
import { needsLightInk, type ThemedColors } from './themed-colors.ts';
import { wrapLines, measureText, type OccupiedBoxes } from './text-layout.ts';
import { LINE, line } from './still-labels.ts';
import { isWake } from './styled-layers.ts';
import type { StillOptions } from './still-options.ts';
import { resolveColors, type Tokens } from './colors.ts';
import type { Sight } from './view.ts';

/** Pixels over which the direction of a line is measured at its end. */
const DIRECTION_LENGTH = 18;
const TIP = 'M0 0L-12-7Q-9 0-12 7Z';

/**
 * Draws the markers at the ends of lines: an arrow, and the actor's disc and text if the catalogue has them. They take
 * their space before all labels, as on the map. If the texts of two markers overlap, only the first is drawn.
 */
export function drawMarkers(
  options: StillOptions,
  colors: ThemedColors,
  sight: Sight,
  occupied: OccupiedBoxes,
): string {
  const { scene, layers, collections, view, lang } = options;
  return layers
    .flatMap((layer) => {
      const shown = scene.layers[layer.id];
      if (!layer.drawable || !shown || shown.opacity <= 0) return [];
      const { marker } = layer;
      const top = [...layer.style].reverse().find((style) => style.type === 'line' && !isWake(style));
      const filter = top && styleAt(top, sight.zoom, { when: scene.when.now, lang, names: [], scale: 1 });
      const colour =
        marker?.colour ??
        (top?.type === 'line' && typeof top.paint?.['line-color'] === 'string' ? top.paint['line-color'] : undefined);
      if (!filter || !colour) return [];
      const features = (collections.get(layer.dataset)?.features ?? []).filter((feature) =>
        marker ? feature.properties?.['id'] === marker.feature : filter.accepts(feature),
      );
      return features.flatMap((feature) => {
        const whole =
          feature.geometry.type === 'LineString'
            ? [feature.geometry.coordinates]
            : feature.geometry.type === 'MultiLineString'
              ? feature.geometry.coordinates
              : [];
        const [longest] = [...whole].sort((a, b) => b.length - a.length);
        if (!longest) return [];
        const ground = longest
          .map(([lng = 0, lat = 0]) => sight.ground([lng, lat]))
          .filter(([, ahead]) => ahead > sight.reach[0] && ahead < sight.reach[1]);
        const points = ground.map((point) => sight.place(point));
        const [x = NaN, y = NaN] = points.at(-1) ?? [];
        if (!(x > -20 && y > -20 && x < view.width + 20 && y < view.height + 20)) return [];
        const [fromX, fromY] = [...points]
          .reverse()
          .find(([px, py]) => Math.hypot(px - x, py - y) > DIRECTION_LENGTH) ??
          points[0] ?? [x, y];
        const turn = (Math.atan2(y - fromY, x - fromX) * 180) / Math.PI;
        const halo = colors.token('var(--map-halo)');
        const ink = colors.token(colour);
        const rim = { stroke: halo, 'stroke-width': 1.5, 'paint-order': 'stroke' };
        const arrow = `<path${attributeText({ d: TIP, fill: ink, ...rim, transform: `rotate(${shortNumber(turn, 1)})scale(${shortNumber(REST_SIZE)})` })}/>`;
        return [
          `<g transform="translate(${shortNumber(x, 1)} ${shortNumber(y, 1)})">${arrow}${marker ? discAndText(marker, { x, y, turn, size: REST_SIZE }, { ink, rim, colors }, occupied, options) : ''}</g>`,
        ];
      });
    })
    .join('');
}

/** The actor's disc behind the arrow, and the text beside the line. */
function discAndText(
  { colour, mark, label }: MovingMarker,
  tip: MarkerTip,
  { ink, rim, colors }: { readonly ink: string; readonly rim: Attributes; readonly colors: ThemedColors },
  occupied: OccupiedBoxes,
  { day, night, lang, light, view }: StillOptions,
): string {
  const { x, y } = tip;
  const [dx, dy] = discOffset(tip);
  const on = (tokens: Tokens) => (needsLightInk(resolveColors(colour, tokens)) ? '#fffaf0' : '#1b1a16');
  const contrast = colors.pair(on(day), on(night));
  const drawn = mark.stroke ? { stroke: contrast, 'stroke-width': mark.stroke } : { fill: contrast };
  const disc = `<g${attributeText({ transform: `translate(${shortNumber(dx)} ${shortNumber(dy)})scale(${shortNumber(REST_SIZE)})` })}><circle${attributeText({ r: DISC_RADIUS, fill: ink, ...rim })}/><path${attributeText({ d: mark.path, transform: 'translate(-6 -6)scale(.75)', ...drawn })}/></g>`;
  const words = inLanguage(label, lang);
  const face = { italic: false, bold: true };
  const fontSize = 12.8;
  // A picture in one theme is rendered here, with the site's fonts; its text needs no fitting.
  const fit = light === 'both';
  const lines = words ? wrapLines(words, face, 0, 152 / fontSize) : [];
  const widths = lines.map((one) => measureText(one, face, 0) * fontSize);
  const [width, height] = [Math.max(0, ...widths), lines.length * fontSize * LINE];
  // Every window shows at least the pane, so keep the text in it.
  const [across, down] = [(PANE.width * 2 ** view.offset) / 2, (PANE.height * 2 ** view.offset) / 2];
  const free = {
    left: view.focus[0] - across,
    right: view.focus[0] + across,
    top: view.focus[1] - down,
    bottom: view.focus[1] + down,
  };
  const box = labelBox(tip, [width, height], readableSide(tip, [width, height], free));
  const hasSpace = lines.length > 0 && occupied.isFree(box);
  occupied.occupy(discBox(tip), ...(hasSpace ? [box] : []));
  if (!hasSpace) return disc;
  const texts = lines
    .map((one, n) =>
      line(one, (box.left + box.right) / 2 - x, box.top - y + (n + 0.5) * fontSize * LINE + fontSize * 0.33, {
        width: fit ? (widths[n] ?? 0) : 0,
        spaced: false,
      }),
    )
    .join('');
  return `${disc}<g${attributeText({ 'font-size': fontSize, 'font-weight': 600, 'text-anchor': 'middle', fill: colors.token('var(--map-ink)'), ...rim, 'stroke-width': 3 })}>${texts}</g>`;
}
