import type { Step } from './story.ts';
import { isoOf } from './when.ts';

/**
 * The attributes of a complete step: nothing has to be inherited or looked up. The press writes them into the page;
 * `readStory` reads the same step from them.
 */
export function writeStep(step: Step): Record<string, string> {
  const { camera, when, layers, names } = step.scene;
  return {
    id: step.id,
    chapter: step.chapter,
    at: camera.center.join(','),
    where: step.where,
    zoom: String(camera.zoom),
    bearing: String(camera.bearing),
    pitch: String(camera.pitch),
    ...(when.edtf ? { when: when.edtf, from: isoOf(when.from), until: isoOf(when.until) } : {}),
    show: Object.keys(layers)
      .filter((name) => !step.draws.includes(name))
      .join(' '),
    draw: step.draws.map((name) => [name, step.during.get(name)?.join(',')].filter(Boolean).join('@')).join(' '),
    ...(names.length > 0 ? { names: names.join(' ') } : {}),
    ...(step.move === 'cut' ? { move: 'cut' } : {}),
  };
}
