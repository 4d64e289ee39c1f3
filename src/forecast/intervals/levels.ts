/** The ends between which a value lies with probability `level`, over 0 and under 1. */
export interface Interval {
  readonly level: number;
  readonly lower: number;
  readonly upper: number;
}

/** Every band has it, as `yhat_lower` and `yhat_upper`: verdicts use it. */
export const USUAL_LEVEL = 0.95;
/** The levels of a forecast where no others are requested. */
export const DEFAULT_LEVELS: readonly number[] = [USUAL_LEVEL, 0.8, 0.5];

/**
 * The levels of a band, the widest first, each once, 0.95 among them.
 *
 * @throws RangeError if one is not over 0 and under 1
 * @example intervalLevels([0.5, 0.99, 0.5]) // [0.99, 0.95, 0.5]
 */
export function intervalLevels(requested: readonly number[]): number[] {
  const invalid = requested.find((level) => !(level > 0 && level < 1));
  if (invalid !== undefined) throw new RangeError(`levels must lie between 0 and 1, not ${invalid}`);
  return Array.from(new Set([...requested, USUAL_LEVEL])).sort((a, b) => b - a);
}

/**
 * A level as a percentage, without the rounding errors of binary fractions.
 * @example percentOf(0.07) // 7
 * @example percentOf(0.995) // 99.5
 */
export function percentOf(level: number): number {
  return Number((100 * level).toPrecision(12));
}
