import { addDays, daysBetween, type Day } from '../../calendar/day.ts';
import { daysLeft, periodOf, type Period } from '../../calendar/period.ts';
import type { Verdict } from '../../detect/verdict.ts';
import type { PeriodForecast } from '../../forecast/periods/period-forecast.ts';
import type { TotalForecast } from '../../forecast/periods/total-forecast.ts';
import type { Series } from '../../metrics/series.ts';
import { targetOf } from '../../metrics/targets.ts';
import type { DayVerdict } from '../../report/summary.ts';

const TEN_THOUSANDTHS = 10_000;
const KINDS = ['month', 'quarter'] as const;

/** The day after the last complete one, and how many days from it on are left of its month and of its quarter. */
export function periodsLeft({ start, values }: Series): { asOf: Day; days: number[] } {
  const asOf = addDays(start, values.length);
  return { asOf, days: KINDS.map((kind) => daysLeft(periodOf(kind, asOf), asOf)) };
}

/**
 * The totals of the month and of the quarter of the day after the last complete one, in a metric that adds up. A day whose data have a fault
 * counts as forecast, like one without data. A period is left out where the forecast of its rest, or a past day of it, is unknown.
 *
 * @param days judged ones, ascending
 * @param rests the forecasts of the rest of the periods, by their number of days
 */
export function periodForecasts(
  known: Series,
  days: readonly DayVerdict[],
  rests: ReadonlyMap<number, TotalForecast>,
): PeriodForecast[] {
  const { asOf } = periodsLeft(known);
  const verdicts = new Map(days.map(({ day, verdict }) => [day, verdict]));
  return KINDS.flatMap((kind) => {
    const period = periodOf(kind, asOf);
    return periodForecast(known, period, verdicts, rests.get(daysLeft(period, asOf))) ?? [];
  });
}

function periodForecast(
  { metric, start, values, closed }: Series,
  period: Period,
  verdicts: ReadonlyMap<Day, Verdict>,
  rest: TotalForecast | undefined,
): PeriodForecast | null {
  const past = daysBetween(period.first, addDays(start, values.length - 1)).map((day) => {
    const value = values[day - start] ?? null;
    const verdict = verdicts.get(day);
    const expected = verdict?.expectation?.yhat ?? null;
    if (verdict?.status === 'data_fault') return { amount: expected ?? value, isKnown: false };
    if (value !== null || closed[day - start] === true) return { amount: value ?? 0, isKnown: true };
    return { amount: expected, isKnown: false };
  });
  const amounts = past.flatMap(({ amount }) => amount ?? []);
  if (!rest || amounts.length < past.length) return null;
  const unknownDays = past.filter(({ isKnown }) => !isKnown).length;
  return {
    period,
    soFar: exactSum(amounts),
    rest,
    isSure: metric.nonNegative && unknownDays === 0,
    daysIn: past.length,
    unknownDays,
    target: metric.targets ? targetOf(metric.targets, period) : null,
  };
}

/** Amounts of money are whole ten-thousandths: their integer sum is exact. */
function exactSum(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + Math.round(amount * TEN_THOUSANDTHS), 0) / TEN_THOUSANDTHS;
}
