import axe, { type ElementContext, type RunOptions } from 'axe-core';

/** Tags of the rules of WCAG 2.2 at level AA, and of best practices. */
export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Checks accessibility with axe. @returns one text for each rule that is violated, with the elements and reasons. */
export async function violationsIn(context: ElementContext, options: RunOptions = {}): Promise<readonly string[]> {
  const { violations } = await axe.run(context, options);
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join('; ')}`,
  );
}
