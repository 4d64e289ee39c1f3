import type { Metric } from '../metrics/metric.ts';

/** What matters to the business: the part of a metric's definition that decides verdicts. */
export type Rule = Pick<Metric, 'unit' | 'direction' | 'tolerance' | 'minChange' | 'nonNegative' | 'countedBy'> &
  Partial<Pick<Metric, 'measure' | 'limit' | 'sensitivity'>>;

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
  /** Where less than this share of a usual day is expected, little is no news. */
  littleExpected: 0.2,
  /** Where events are counted: the probability below which so few of them are not due to chance. */
  nearZeroChance: 1e-6,
  /** The same for a Warning. */
  nearZeroWarningChance: 1e-4,
  /** How often nothing was ordered in a year, outages of several days counting once, from which on it is due to chance. */
  emptyTimesOfChance: 3,
  /** Known days from which a series is judged, and from which it can be Critical. */
  daysToJudge: 14,
  daysToBeCritical: 28,
  /** The smallest money or count that matters, as a share of a usual week. */
  weekShare: 0.005,
  /** The smallest number of events behind a share for it to be judged. */
  smallestVolume: 30,
  /** The largest standard deviation, as a share of the forecast, of a series that never differed from its forecasts; less where the tolerance is smaller. */
  smallestSpread: 0.01,
  /** From so many expected events on, and with a smaller share of the standard deviation that chance gives them, a count is none of chance. */
  eventsOfSteadyCount: 30,
  steadyShare: 0.5,
  /** Robust standard deviations of naive forecasts from which a day is expected to be as unusual on the same date a year later. */
  yearBeforeScore: 3,
  /** The share of that which is expected again where holidays are declared: what repeats each year mostly is one of them. */
  yearBeforeShare: 0.5,
  /** The same around Christmas and New Year, when most businesses differ whether or not anybody has declared it. */
  yearEndScore: 1,
  /** Robust standard deviations from which the mean error of several days is a Warning, and Critical. */
  windowScore: 3.3,
  criticalWindowScore: 4.5,
  /** The smallest mean difference of several days that can be a Warning, as a share of the tolerance, and Critical, of the forecast. */
  windowToleranceShare: 0.8,
  criticalWindowTolerance: 0.1,
  /** The share of the days that must be on the same side, and the share of the smallest mean difference that each must have. */
  sameSide: 0.65,
  sideShare: 0.5,
  /** The share of the mean difference that the last three days must have: what is over is no alert. */
  latestShare: 0.75,
  /** The share of the difference that a window must have from a forecast of a week before it too: a return to it is no alert. */
  beforeShare: 0.67,
  /** The standard deviations of a day that an error counts at most, and of three days together, which it could else not make far out. */
  largestError: 2.5,
  largestErrorOfThree: 3,
  /** The smallest standard deviation of the mean error of several days, in those of as many independent days. */
  leastWindowSpread: 1,
  /** The usual standard deviation of the mean error of three, seven and fourteen days, in those of as many independent days. */
  spreadOfThreeDays: 1.2,
  spreadOfSevenDays: 1.4,
  spreadOfFourteenDays: 1.65,
  /** As many independent windows count beside those of the series itself. */
  windowsOfUsualSpread: 5,
  /**
   * The four weeks of a series that can't be judged by the day: the robust standard deviations and the difference, as a share of the
   * forecast, from which they are a Warning, and Critical; and the least standard deviation.
   */
  levelScore: 4,
  criticalLevelScore: 5.5,
  levelTolerance: 0.2,
  criticalLevelTolerance: 0.5,
  leastLevelSpread: 0.05,
  /** From so many times the forecast, and the highest value so far, on a value is a fault in the data. */
  implausibleTimes: 8,
  implausibleTimesHighest: 3,
  /** Known days from which several days are judged together. */
  daysToJudgeWindows: 120,
} as const;

export type Thresholds = Readonly<Record<keyof typeof thresholds, number>>;

/** The thresholds of a metric: a Warning needs less where it is declared to be more sensitive. */
export function thresholdsOf({ sensitivity = 1 }: Pick<Rule, 'sensitivity'>): Thresholds {
  if (sensitivity === 1) return thresholds;
  return {
    ...thresholds,
    warningScore: thresholds.warningScore / sensitivity,
    windowScore: thresholds.windowScore / sensitivity,
  };
}
