import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/**
 * The picture at half its size: the mean of four pixels. Small differences of antialiasing between drivers are lost,
 * which is intended.
 */
function half({ width, height, data }: PNG): PNG {
  const small = new PNG({ width: width >> 1, height: height >> 1 });
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        const at = (dx: number, dy: number) => data[((2 * y + dy) * width + 2 * x + dx) * 4 + channel] ?? 0;
        // Rounded to 32 levels, which compress better.
        const mean = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4;
        small.data[(y * small.width + x) * 4 + channel] = channel === 3 ? 255 : Math.min(255, Math.round(mean / 8) * 8);
      }
    }
  }
  return small;
}

function keep(path: string, picture: PNG): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 }));
}

/**
 * The share of pixels, 0 to 1, in which a screenshot differs visibly from the expected picture. If it differs, the
 * screenshot and the difference are written to `.cache/visual/`. With `renew`, the screenshot replaces the expected
 * picture, and the result is 0.
 */
export function difference(screenshot: Buffer, name: string, renew: boolean): number {
  const path = `tests/visual/expected/${name}.png`;
  const seen = half(PNG.sync.read(screenshot));
  if (renew) {
    keep(path, seen);
    return 0;
  }
  const kept = PNG.sync.read(readFileSync(path));
  if (kept.width !== seen.width || kept.height !== seen.height) return 1;
  const marked = new PNG({ width: kept.width, height: kept.height });
  const share =
    pixelmatch(kept.data, seen.data, marked.data, kept.width, kept.height, { threshold: 0.12 }) /
    (kept.width * kept.height);
  if (share > 0) {
    keep(`.cache/visual/${name}.seen.png`, seen);
    keep(`.cache/visual/${name}.difference.png`, marked);
  }
  return share;
}
