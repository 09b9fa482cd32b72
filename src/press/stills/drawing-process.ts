/**
 * A process that draws drawings into the cache. It is first given a {@link DrawingTask}, then lists of drawings, and
 * answers each message with the number of drawings that are done.
 */
import type { DrawingTask } from './draw-ahead.ts';
import { StillRenderer, type Drawing } from './still-renderer.ts';

let renderer: StillRenderer | undefined;

async function draw(drawings: readonly Drawing[]): Promise<void> {
  for (const drawing of drawings) {
    try {
      await renderer?.draw(drawing);
    } catch {
      // The build draws it again, and reports what is wrong.
    }
  }
}

process.on('message', (message: DrawingTask | readonly Drawing[]) => {
  if ('root' in message) {
    renderer = new StillRenderer(message.root, message.world);
    process.send?.(0);
  } else void draw(message).then(() => process.send?.(message.length));
});
