import { msg, str } from '@lit/localize';
import type { Layer, Theme } from '../../geo/layer.ts';
import { greatCircleKm, kmAcrossPane } from '../story/distance.ts';
import type { Camera, Step } from '../story/story.ts';
import { isUncertain, rangeLabel } from '../story/when.ts';
import { toldKmLabel } from '../words/distances.ts';
import { inLanguage, listIn } from '../words/languages.ts';

const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** Degrees clockwise from north in which one place lies from another. */
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

/** A shift by less of the pane, or a change of zoom by less, is none that anybody would tell of. */
const SHIFT = 0.15;
const ZOOM = 0.5;

function journey(before: Step | undefined, { scene: { camera }, where }: Step, lang: string): string {
  if (!before) return msg(str`The map shows ${where}.`);
  const from = before.scene.camera;
  const km = greatCircleKm(from.center, camera.center);
  if (km > SHIFT * Math.min(kmAcrossPane(from), kmAcrossPane(camera))) {
    const [far, way] = [toldKmLabel(km, lang), direction(bearing(from.center, camera.center))];
    return msg(str`The map moves ${far} ${way}: ${where}.`);
  }
  if (camera.zoom > from.zoom + ZOOM) return msg(str`The map zooms in: ${where}.`);
  if (camera.zoom < from.zoom - ZOOM) return msg(str`The map zooms out: ${where}.`);
  return msg(str`The map stays: ${where}.`);
}

/** Ground is not news. */
const NEWS: readonly Theme[] = ['movements', 'control', 'events', 'towns'];

/**
 * What has changed on the map, in sentences, for those who do not see it: where it now is, when, and what has come and
 * gone. Written from the same scenes that the stage shows.
 *
 * @param layers - Every layer that may be named; none, before there is a map, and then none is.
 */
export function narrate(before: Step | undefined, after: Step, lang: string, layers: readonly Layer[]): string {
  const named = (ids: readonly string[]) =>
    layers
      .filter(({ id, theme }) => ids.includes(id) && NEWS.includes(theme))
      .map(({ title }) => inLanguage(title, lang));
  const list = (names: readonly string[]) =>
    listIn(
      names.map((name) => msg(str`“${name}”`)),
      lang,
    );
  const [was, is] = [Object.keys(before?.scene.layers ?? {}), Object.keys(after.scene.layers)];
  const drawn = named(after.draws);
  const come = named(is.filter((id) => !was.includes(id) && !after.draws.includes(id)));
  // A march that has been told is over: only states of things are missed.
  const gone = named(was.filter((id) => !is.includes(id) && !before?.draws.includes(id)));
  const { when } = after.scene;
  const date = rangeLabel(when, lang);
  return [
    journey(before, after, lang),
    ...(when.edtf === before?.scene.when.edtf
      ? []
      : [(isUncertain(when.edtf) ? msg(str`about ${date}`) : date).replace(/\.?$/, '.')]),
    ...(drawn.length > 0 ? [msg(str`Drawn now: ${list(drawn)}.`)] : []),
    ...(come.length > 0 ? [msg(str`New on the map: ${list(come)}.`)] : []),
    ...(gone.length > 0 ? [msg(str`No longer on the map: ${list(gone)}.`)] : []),
  ].join(' ');
}
