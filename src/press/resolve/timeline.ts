import type { Story } from '../../story/story.ts';
import { nearest } from '../check/suggest.ts';
import { daysOf } from '../dates.ts';
import type { Checked, Fault } from '../faults.ts';
import type { DocumentedPeriod } from '../read/control-periods.ts';
import { shortName, type Evidence } from '../read/evidence.ts';
import type { ParsedStory } from '../read/story-file.ts';

/** The days that a timeline shows to scale, and for each of its places a band of control periods. */
export interface TimelineData {
  readonly from: number;
  readonly until: number;
  readonly bands: readonly {
    readonly place: string;
    readonly name: string;
    readonly periods: readonly DocumentedPeriod[];
  }[];
}

/** The timeline that the front matter defines; undefined if it defines none. */
export function resolveTimeline(
  { file, front: { timeline, years, lang, lineOf } }: ParsedStory,
  story: Story | undefined,
  { places }: Evidence,
  periods: ReadonlyMap<string, readonly DocumentedPeriod[]>,
): Checked<TimelineData | undefined> {
  const faults: Fault[] = [];
  const complain = (key: string, message: string, hint: string) =>
    faults.push({ file, line: lineOf(key), message, hint });
  const days = years ? daysOf(years) : undefined;
  if (years && !days)
    complain('years', `Front matter: years: ${years} is not a time.`, 'Write two years, as in “years: 1905/1921”.');
  if (years && timeline.length === 0)
    complain(
      'years',
      'Front matter: years without a timeline.',
      'Name the places whose holders it shows, as in “timeline: [harbour]”.',
    );
  for (const id of timeline) {
    if (periods.has(id)) continue;
    const near = nearest(id, [...periods.keys()]);
    complain(
      'timeline',
      `timeline: nobody is recorded to have held “${id}”.`,
      near ? `Did you mean “${near}”?` : 'Name places that the story’s control.csv, or that of its base, names.',
    );
  }
  if (timeline.length === 0 || !story) return { value: undefined, faults };
  const times = story.steps.map(({ scene }) => scene.when);
  const bands = timeline.flatMap((place) => {
    const found = periods.get(place);
    return found ? [{ place, name: shortName(place, places, lang), periods: found }] : [];
  });
  const value = {
    from: Math.min(...times.map(({ from }) => from)),
    until: Math.max(...times.map(({ until }) => until)),
    ...days,
    bands,
  };
  return { value, faults };
}
