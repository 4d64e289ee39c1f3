import type { NodeDay } from '../../src/incidents/tree/node-day.ts';
import type { JudgedEvent, JudgedSeries } from '../detection/subjects.ts';

/** The series of a seed, and some of them with a shift. */
export interface JudgedSeed {
  readonly seed: number;
  readonly series: readonly JudgedSeries[];
  /** The days of each series. */
  readonly days: readonly (readonly NodeDay[])[];
  readonly shifted: readonly JudgedEvent[];
}
