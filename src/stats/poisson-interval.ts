/** A lower and an upper limit. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

const STEPS = 60;

/**
 * The exact interval of the mean of a Poisson count: the means under which neither this count or more, nor this count or less, is rarer than
 * half of what the level leaves.
 *
 * @param count a whole number, 0 or more
 * @param level over 0 and under 1
 * @source Garwood (1936), Fiducial limits for the Poisson distribution
 * @example poissonInterval(0, 0.95).upper.toFixed(2) // '3.69'
 */
export function poissonInterval(count: number, level: number): Limits {
  const tail = (1 - level) / 2;
  const highest = 10 + 3 * count + 20 * Math.sqrt(count + 1);
  return {
    lower: count === 0 ? 0 : crossing(highest, (mean) => 1 - atMost(count - 1, mean) > tail),
    upper: crossing(highest, (mean) => atMost(count, mean) < tail),
  };
}

/** Where a condition that holds from some mean on begins to hold. */
function crossing(highest: number, holds: (mean: number) => boolean): number {
  let [low, high] = [0, highest];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The probability of at most `count`. */
function atMost(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let value = 1; value <= count; value++) {
    term *= mean / value;
    sum += term;
  }
  return Math.min(1, sum);
}
