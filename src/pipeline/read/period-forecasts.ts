import { addDays, daysBetween, type Day } from '../../calendar/day.ts';
import { daysLeft, periodOf, type Period } from '../../calendar/period.ts';
import type { Series } from '../../metrics/series.ts';
import { targetOf } from '../../metrics/targets.ts';
import type { PeriodForecast } from '../../forecast/periods/period-forecast.ts';
import type { DayVerdict } from '../../report/summary.ts';
import type { Database } from '../../store/database.ts';
import { loadTotalForecast } from '../../store/total-forecasts/total-forecasts.ts';
import type { Business } from '../../config/business.ts';
import { forecastVersion } from '../judge/forecast-version.ts';

const TEN_THOUSANDTHS = 10_000;

/**
 * Where the month and the quarter of the first open day land in a whole metric, as it was said on that day's morning; none of which too
 * little is known.
 *
 * @param known the metric, which adds up
 * @param days of it, ascending
 */
export async function periodForecasts(
  db: Database,
  business: Business,
  known: Series,
  days: readonly DayVerdict[],
): Promise<PeriodForecast[]> {
  const { metric, start, values, closed } = known;
  const open = addDays(start, values.length);
  const expectations = new Map(days.map(({ day, verdict }) => [day, verdict.expectation?.yhat ?? null]));

  /** What a day brought, or was expected to; null where neither is known. */
  function soFarOn(day: Day): { readonly amount: number; readonly isKnown: boolean } | null {
    const value = values[day - start] ?? null;
    if (value !== null || closed[day - start] === true) return { amount: value ?? 0, isKnown: true };
    const expected = expectations.get(day) ?? null;
    return expected === null ? null : { amount: expected, isKnown: false };
  }

  async function landingOf(period: Period): Promise<PeriodForecast[]> {
    const rest = await loadTotalForecast(db, metric.id, '', open, daysLeft(period, open), forecastVersion(business));
    const isIn = daysBetween(period.first, addDays(open, -1)).map(soFarOn);
    const amounts = isIn.flatMap((day) => (day ? [day] : []));
    if (!rest || amounts.length < isIn.length) return [];
    const unknownDays = amounts.filter(({ isKnown }) => !isKnown).length;
    return [
      {
        period,
        soFar: exactSum(amounts.map(({ amount }) => amount)),
        rest,
        isSure: metric.nonNegative && unknownDays === 0,
        daysIn: isIn.length,
        unknownDays,
        target: metric.targets ? targetOf(metric.targets, period) : null,
      },
    ];
  }

  return [...(await landingOf(periodOf('month', open))), ...(await landingOf(periodOf('quarter', open)))];
}

/** Money is whole ten-thousandths, so their sum is exact where a sum of fractions would not be. */
function exactSum(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + Math.round(amount * TEN_THOUSANDTHS), 0) / TEN_THOUSANDTHS;
}
