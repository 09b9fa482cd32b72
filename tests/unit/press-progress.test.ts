import { describe, expect, test } from 'vitest';
import { Progress } from '../../src/press/progress.ts';

/** The output for a phase whose parts take these times. */
async function said({ isTerminal, pieces, each }: { isTerminal: boolean; pieces: number; each: number }) {
  let time = 0;
  let written = '';
  const progress = new Progress({ write: (text) => (written += text), isTerminal, now: () => time });
  await progress.phase('stills', (advance) => {
    for (let n = 1; n <= pieces; n += 1) {
      time += each;
      advance(n, pieces);
    }
    return `${String(pieces)} files`;
  });
  return written;
}

/** What a terminal shows in the end, after all carriage returns. */
const shown = (written: string) => written.split('\n').map((line) => line.split('\r\u001B[2K').at(-1));

describe('the progress of a build', () => {
  test('ends with the phase, what was made and its time', async () => {
    const [line] = shown(await said({ isTerminal: false, pieces: 1, each: 400 }));
    expect(line).toMatch(/^stills +1 files +0\.4 s$/);
  });

  test('counts every piece on a terminal, in one line', async () => {
    const written = await said({ isTerminal: true, pieces: 288, each: 50 });
    expect(written).toContain('stills 7/288');
    expect(shown(written)).toEqual([expect.stringMatching(/^stills +288 files +14\.4 s$/), '']);
  });

  test('has a line for every tenth if there is no terminal', async () => {
    const lines = shown(await said({ isTerminal: false, pieces: 100, each: 200 }));
    expect(lines.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, n) => `stills ${String(10 * (n + 1))}/100`));
  });

  test('has no such lines for short phases', async () => {
    expect(shown(await said({ isTerminal: false, pieces: 288, each: 3 }))).toHaveLength(2);
  });
});
