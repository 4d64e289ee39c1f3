import type { Day } from '../../calendar/day.ts';

/** The operational events of a service in a local hour of a business day, or of all services. */
export interface OperationHour {
  readonly day: Day;
  /** 0 to 23. */
  readonly hour: number;
  readonly events: number;
  readonly errors: number;
  /** In ms; null where no event has a latency. */
  readonly latencyP95: number | null;
}

/** So many weeks before a day say what is usual of its hours. */
export const USUAL_WEEKS = 8;
/** In fewer weeks nothing is usual. */
export const LEAST_WEEKS = 4;

/** The lowest and highest of the same hour in the weeks before. */
export interface UsualRange {
  readonly lower: number;
  readonly upper: number;
}

/** @param values of one hour of the week, of earlier weeks alone; null: unknown */
export function usualRange(values: readonly (number | null)[]): UsualRange | null {
  const known = values.filter((value) => value !== null);
  return known.length < LEAST_WEEKS ? null : { lower: Math.min(...known), upper: Math.max(...known) };
}
