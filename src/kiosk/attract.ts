import { TRAVEL, type Position, type Share, type Step, type Story } from '../story/story.ts';

/** A step of the attract loop, and the parts of its progress in which movements are drawn, in order, with gaps. */
export interface AttractStep {
  /** Index into the steps of the story. */
  readonly step: number;
  readonly parts: readonly [Share, ...Share[]];
}

/** At the end of a step its picture rests for so many seconds. */
const REST = 1;
/** In so many seconds the camera moves to the next step of the story. To all others the player moves it itself. */
const ARRIVE = 1.4;

/** The parts of a step in which something moves: those of its movements, with overlapping ones joined. */
function movementOf({ draws, during }: Step, step: number): AttractStep {
  const shares = draws.map((name): Share => during.get(name) ?? [0, 1]).sort(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [from, until] of shares) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else joined.push([from, until]);
  }
  const progressAt = (share: number) => TRAVEL + (1 - 2 * TRAVEL) * share;
  const [first = [0, 1], ...others] = joined;
  const part = ([from, until]: Share): Share => [progressAt(from), progressAt(until)];
  return { step, parts: [part(first), ...others.map(part)] };
}

/** The progress at which a share, 0 to 1, of all that moves has moved. */
function progressOf({ parts }: AttractStep, share: number): number {
  const length = parts.reduce((sum, [from, until]) => sum + until - from, 0);
  let left = share * length;
  for (const [from, until] of parts) {
    if (left <= until - from) return from + left;
    left -= until - from;
  }
  return endOf({ parts });
}

const endOf = ({ parts }: Pick<AttractStep, 'parts'>): number => (parts.at(-1) ?? parts[0])[1];

/**
 * The steps of the attract loop, in the order of the story: those that the story chose for it; if it chose none, those
 * in which a movement is drawn; if there are none either, all.
 */
export function attractSteps(
  { steps }: Pick<Story, 'steps'>,
  isChosen: (id: string) => boolean,
): readonly [AttractStep, ...AttractStep[]] {
  const all = steps.map((step, index) => ({ step, shown: movementOf(step, index) }));
  const chosen = all.filter(({ step }) => isChosen(step.id));
  const drawn = all.filter(({ step }) => step.draws.length > 0);
  const [first, ...others] = [chosen, drawn, all].find((list) => list.length > 0) ?? all;
  return [first?.shown ?? movementOf(steps[0], 0), ...others.map(({ shown }) => shown)];
}

/**
 * The attract loop, as a function of time: which position of the story is shown while nobody is there. From the first
 * moment of a step its movements are drawn, so that whoever passes by sees something happen. It starts again after the
 * last step. `elapsed`: milliseconds since it began. `loop`: the share of the loop that is over, 0 to 1.
 */
export function attractAt(
  steps: readonly [AttractStep, ...AttractStep[]],
  elapsed: number,
  secondsPerStep: number,
): { readonly position: Position; readonly loop: number } {
  const at = (Math.max(0, elapsed) / 1000 / secondsPerStep) % steps.length;
  // Rounding must not give an index after the last step.
  const index = Math.min(steps.length - 1, Math.floor(at));
  const shown = steps[index] ?? steps[0];
  const { step } = shown;
  const seconds = (at - index) * secondsPerStep;
  const loop = at / steps.length;
  const before = steps[index - 1];
  if (before?.step === step - 1 && seconds < ARRIVE) {
    const end = endOf(before);
    const along = end + ((1 + shown.parts[0][0] - end) * seconds) / ARRIVE;
    return { position: along < 1 ? { step: step - 1, progress: along } : { step, progress: along - 1 }, loop };
  }
  const began = before?.step === step - 1 ? ARRIVE : 0;
  const share = Math.min(1, Math.max(0, (seconds - began) / (secondsPerStep - REST - began)));
  return { position: { step, progress: progressOf(shown, share) }, loop };
}

/** The same position when its step has been told to its end. */
export const toldToItsEnd = ({ step }: Position): Position => ({ step, progress: 1 - TRAVEL });

/** Period of the shift against burn-in, in minutes: slow enough that visitors do not see it move. */
const DRIFT_PERIOD = 47;

/** The largest shift against burn-in, each way, in thousandths of the shorter side of the screen. */
export const DRIFT = 7;

/**
 * How far the fixed parts of the screen are shifted, so that they do not burn in: a slow Lissajous figure that does not
 * repeat within the period. `elapsed`: milliseconds. Returns thousandths of the shorter side of the screen.
 */
export function driftAt(elapsed: number): { readonly x: number; readonly y: number } {
  const turn = (elapsed / 60_000 / DRIFT_PERIOD) * 2 * Math.PI;
  return { x: DRIFT * Math.sin(3 * turn), y: DRIFT * Math.sin(2 * turn + 1) };
}
