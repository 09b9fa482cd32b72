import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceStyles } from '../../src/player/confidence.styles.ts';
import { CONFIDENCES, confidenceOr, DISCS, isConfidence, leastOf, rankOf } from '../../src/story/confidence.ts';

const anyConfidence = fc.constantFrom(...CONFIDENCES);

describe('confidence', () => {
  it('is read from data, and an unknown level is the lowest one', () => {
    for (const level of CONFIDENCES) expect(confidenceOr(level)).toBe(level);
    for (const word of ['', 'High', 'toString', undefined, null, 0]) {
      expect(isConfidence(word)).toBe(false);
      expect(confidenceOr(word)).toBe(CONFIDENCES.at(-1));
    }
  });

  it('of several facts is the lowest of theirs, in any order', () => {
    fc.assert(
      fc.property(fc.array(anyConfidence, { minLength: 1 }), (all) => {
        const least = leastOf(all);
        expect(all).toContain(least);
        expect(Math.max(...all.map(rankOf))).toBe(rankOf(least));
      }),
    );
    expect(leastOf([])).toBe(CONFIDENCES.at(-1));
  });

  it('has a symbol for each level, in shadow trees too', () => {
    expect(new Set(Object.values(DISCS)).size).toBe(CONFIDENCES.length);
    for (const level of CONFIDENCES) {
      const rule = new RegExp(`\\.confidence\\.${level}::before \\{\\s*content: '${DISCS[level]} ';`);
      expect(confidenceStyles.cssText).toMatch(rule);
    }
  });
});
