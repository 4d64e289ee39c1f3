import type { Metric } from '../metrics/metric.ts';

/** What matters to the business: the part of a metric's definition that decides verdicts. */
export type Rule = Pick<Metric, 'unit' | 'direction' | 'tolerance' | 'minChange' | 'nonNegative' | 'countedBy'>;

/** The constants that decide verdicts. A change of any of them is another rule. */
export const thresholds = {
  /** Robust standard deviations from which a day is a Warning, and Critical. */
  warningScore: 4.3,
  criticalScore: 6,
  /** The smallest difference that can be Critical, as a share of the forecast. */
  criticalTolerance: 0.15,
  /** The share of the forecast below which a value is near zero, and how rare such days must have been. */
  nearZero: 0.1,
  nearZeroRarity: 0.01,
  /** Where events are counted: the probability below which so few of them are not due to chance. */
  nearZeroChance: 1e-6,
  /** Known days from which a series is judged, and from which it can be Critical. */
  daysToJudge: 14,
  daysToBeCritical: 28,
  /** The smallest money or count that matters, as a share of a usual week. */
  weekShare: 0.005,
  /** The smallest number of events behind a share for it to be judged. */
  smallestVolume: 30,
  /** The smallest standard deviation, as a share of the forecast. */
  smallestSpread: 0.01,
} as const;
