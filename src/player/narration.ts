import { msg, str } from '@lit/localize';
import type { Layer, Theme } from '../../geo/layer.ts';
import { greatCircleKm, kmAcrossPane } from '../story/distance.ts';
import type { Camera, Step } from '../story/story.ts';
import { isUncertain, rangeLabel } from '../story/when.ts';
import { toldKmLabel } from '../words/distances.ts';
import { inLanguage, listIn } from '../words/localized-text.ts';

const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** The bearing from one place to another, in degrees clockwise from north. */
function bearing(a: Camera['center'], b: Camera['center']): number {
  const dLng = rad(b[0] - a[0]);
  const [from, to] = [rad(a[1]), rad(b[1])];
  return (
    (Math.atan2(
      Math.sin(dLng) * Math.cos(to),
      Math.cos(from) * Math.sin(to) - Math.sin(from) * Math.cos(to) * Math.cos(dLng),
    ) *
      180) /
    Math.PI
  );
}

function direction(degrees: number): string {
  switch ((Math.round(degrees / 45) + 8) % 8) {
    case 0:
      return msg('north');
    case 1:
      return msg('north-east');
    case 2:
      return msg('east');
    case 3:
      return msg('south-east');
    case 4:
      return msg('south');
    case 5:
      return msg('south-west');
    case 6:
      return msg('west');
    default:
      return msg('north-west');
  }
}

/** Smaller moves are not mentioned: the share of the pane that the map shifts, and the change in zoom levels. */
const LEAST_SHIFT = 0.15;
const LEAST_ZOOM = 0.5;

function cameraMove(before: Step | undefined, { scene: { camera }, where }: Step, lang: string): string {
  if (!before) return msg(str`The map shows ${where}.`);
  const from = before.scene.camera;
  const km = greatCircleKm(from.center, camera.center);
  if (km > LEAST_SHIFT * Math.min(kmAcrossPane(from), kmAcrossPane(camera))) {
    const [far, way] = [toldKmLabel(km, lang), direction(bearing(from.center, camera.center))];
    return msg(str`The map moves ${far} ${way}: ${where}.`);
  }
  if (camera.zoom > from.zoom + LEAST_ZOOM) return msg(str`The map zooms in: ${where}.`);
  if (camera.zoom < from.zoom - LEAST_ZOOM) return msg(str`The map zooms out: ${where}.`);
  return msg(str`The map stays: ${where}.`);
}

/** The themes whose layers are mentioned. The ground is the same in every step. */
const NARRATED_THEMES: readonly Theme[] = ['movements', 'control', 'events', 'towns'];

/**
 * Describes in sentences what has changed on the map, for screen readers: where it is now, the date, and which layers
 * were added and removed. It uses the same scenes that the stage shows.
 *
 * @param layers - Every layer that may be mentioned; empty before there is a map.
 */
export function narrate(before: Step | undefined, after: Step, lang: string, layers: readonly Layer[]): string {
  const named = (ids: readonly string[]) =>
    layers
      .filter(({ id, theme }) => ids.includes(id) && NARRATED_THEMES.includes(theme))
      .map(({ title }) => inLanguage(title, lang));
  const list = (names: readonly string[]) =>
    listIn(
      names.map((name) => msg(str`“${name}”`)),
      lang,
    );
  const [was, is] = [Object.keys(before?.scene.layers ?? {}), Object.keys(after.scene.layers)];
  const drawn = named(after.draws);
  const added = named(is.filter((id) => !was.includes(id) && !after.draws.includes(id)));
  // A movement that the last step drew is over, so its removal is not mentioned.
  const removed = named(was.filter((id) => !is.includes(id) && !before?.draws.includes(id)));
  const { when } = after.scene;
  const date = rangeLabel(when, lang);
  return [
    cameraMove(before, after, lang),
    ...(!when.edtf || when.edtf === before?.scene.when.edtf
      ? []
      : [(isUncertain(when.edtf) ? msg(str`about ${date}`) : date).replace(/\.?$/, '.')]),
    ...(drawn.length > 0 ? [msg(str`Drawn now: ${list(drawn)}.`)] : []),
    ...(added.length > 0 ? [msg(str`New on the map: ${list(added)}.`)] : []),
    ...(removed.length > 0 ? [msg(str`No longer on the map: ${list(removed)}.`)] : []),
  ].join(' ');
}
