import { weekday, type Day } from '../../../calendar/day.ts';
import { isRatio, type Metric } from '../../../metrics/metric.ts';
import type { DailyValue } from '../../../metrics/series.ts';
import type { DayVerdict } from '../../../report/summary.ts';
import type { WeekdayDays } from './leaf-values.ts';

/** The days of a span that have both a value and an expected one, and their figures together. */
export interface SpanFigures {
  readonly explained: readonly Day[];
  readonly leftOut: readonly Day[];
  readonly actual: number;
  readonly expected: number;
  /** Of a ratio its numerator and denominator, of a sum of money its orders as denominator; null where unknown. */
  readonly numerator: number;
  readonly denominator: number | null;
  readonly weekdays: ReadonlyMap<number, WeekdayDays>;
}

/**
 * Adds the days of a span up. A ratio of several days is that of their sums, and expected to be the mean of its forecasts, weighted by the
 * denominators.
 *
 * @param judged the judged days of the span
 * @param values the numerators and denominators of its days
 * @param pastOf the number of earlier days of a weekday
 * @returns null where no day has both
 */
export function spanFigures(
  metric: Metric,
  judged: readonly DayVerdict[],
  values: ReadonlyMap<Day, DailyValue>,
): SpanFigures | null {
  const known = judged.flatMap(({ day, verdict: { value, expectation } }) => {
    const own = values.get(day);
    return value === null || !expectation ? [] : [{ day, value, yhat: expectation.yhat, own }];
  });
  if (known.length === 0) return null;
  const ratio = isRatio(metric.measure);
  const sum = (of: (day: (typeof known)[number]) => number): number => known.reduce((total, day) => total + of(day), 0);
  const volumeOf = ({ own }: (typeof known)[number]): number => own?.denominator ?? 0;
  const denominator = sum(volumeOf);
  const numerator = ratio ? sum(({ own }) => own?.numerator ?? 0) : sum(({ value }) => value);
  const expectedOf = (day: (typeof known)[number]): number => (ratio ? day.yhat * volumeOf(day) : day.yhat);
  const weekdays = new Map<number, WeekdayDays>();
  for (const day of known) {
    const before = weekdays.get(weekday(day.day)) ?? { expected: 0, volume: 0, explained: 0, past: 0 };
    weekdays.set(weekday(day.day), {
      expected: before.expected + expectedOf(day),
      volume: before.volume + (ratio ? volumeOf(day) : 0),
      explained: before.explained + 1,
      past: 0,
    });
  }
  const [only] = known;
  const isOneDay = known.length === 1 && only !== undefined;
  return {
    explained: known.map(({ day }) => day),
    leftOut: judged.filter(({ day }) => !known.some((one) => one.day === day)).map(({ day }) => day),
    actual: isOneDay ? only.value : ratio ? numerator / denominator : numerator,
    expected: isOneDay ? only.yhat : ratio ? sum(expectedOf) / denominator : sum(expectedOf),
    numerator,
    denominator: known.every(({ own }) => own?.denominator !== null && own !== undefined) ? denominator : null,
    weekdays,
  };
}
