import type { Fault } from '../faults.ts';
import type { StoryText } from '../resolve/story.ts';

/** Degrees of longitude from -180 to 180: a camera may be beyond. */
const wrapped = (lng: number): number => ((((lng + 180) % 360) + 360) % 360) - 180;

/** Steps whose camera sees nothing of the file that the story has for its ground. The base is drawn there. */
export function noticesOfGround({ parsed, story, world: { ground } }: StoryText): readonly Fault[] {
  const { file } = ground ?? {};
  if (!file || ground?.source.kind !== 'file' || parsed.front.translates !== undefined) return [];
  const { name } = ground.source;
  const [west, south, east, north] = file.bounds;
  return story.steps.flatMap(({ id, scene: { camera } }, n): readonly Fault[] => {
    const [lng, lat] = [wrapped(camera.center[0]), camera.center[1]];
    const line = parsed.steps[n]?.line;
    const at = { file: parsed.file, ...(line === undefined ? {} : { line }) };
    if (lng < west || lng > east || lat < south || lat > north)
      return [
        {
          ...at,
          message: `Step “${id}” looks at a place outside of ${name}.`,
          hint: `The file reaches from ${String(west)} to ${String(east)} degrees east and from ${String(south)} to ${String(north)} north. The base is shown elsewhere.`,
        },
      ];
    if (camera.zoom < file.minzoom)
      return [
        {
          ...at,
          message: `Step “${id}” is farther away than ${name} is drawn: zoom ${String(camera.zoom)}.`,
          hint: `The file begins at zoom ${String(file.minzoom)}. The base is shown before that.`,
        },
      ];
    return [];
  });
}
