import { addDays, isoDay, type Day } from '../../calendar/day.ts';
import type { PeriodForecast } from './period-forecast.ts';
import { ScenarioError } from './scenario-error.ts';
import { scenarioTotal } from './scenario-total.ts';

/** A change of the expected values of the days in a span. */
export interface Scenario {
  /** The relative change of each day, −1 or more: −0.1 is 10 % less. */
  readonly level: number;
  readonly from: Day;
  readonly to: Day;
}

/** A period forecast without and with a scenario. */
export interface ScenarioResult {
  readonly without: PeriodForecast;
  /** Null if the expected total of the remaining days becomes negative. */
  readonly changed: PeriodForecast | null;
}

/**
 * A scenario on days that are not over: by default from the first of them to the last day of the period forecasts. A span that begins
 * earlier is cut to the first of these days. Null without period forecasts.
 *
 * @param level −1 or more
 * @throws ScenarioError if all requested days are over, come after the last forecast day, or if `to` is before `from`
 */
export function levelScenario(
  periods: readonly PeriodForecast[],
  level: number,
  { from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined },
): Scenario | null {
  const span = remainingSpan(periods);
  if (!span) return null;
  if (from !== undefined && to !== undefined && to < from)
    throw new ScenarioError('to', `${isoDay(to)} is before 'from', which is ${isoDay(from)}`);
  if (to !== undefined && to < span.from) throw new ScenarioError('to', 'these days are over');
  if (from !== undefined && from > span.to) throw afterLastDay('from', span.to);
  return { level, from: from === undefined || from < span.from ? span.from : from, to: to ?? span.to };
}

/** From the first day that is not over to the last day of the period forecasts, at least one day; null without period forecasts. */
export function remainingSpan([month, longest = month]: readonly PeriodForecast[]): Pick<
  Scenario,
  'from' | 'to'
> | null {
  if (!month || !longest) return null;
  const from = firstRemainingDay(month);
  const { last } = longest.period;
  return { from, to: last < from ? from : last };
}

/** The error for a day after the last forecast day. */
export function afterLastDay(parameter: 'from' | 'on', last: Day): ScenarioError {
  return new ScenarioError(parameter, `the forecast ends on ${isoDay(last)}: choose that day or an earlier one`);
}

function firstRemainingDay({ period, daysIn }: PeriodForecast): Day {
  return addDays(period.first, daysIn);
}

/** Each period forecast with the scenario applied to its remaining days; days that are over stay as they are. */
export function scenarioResults(periods: readonly PeriodForecast[], { level, from, to }: Scenario): ScenarioResult[] {
  return periods.map((without) => {
    const first = firstRemainingDay(without);
    const isChanged = (index: number): boolean => first + index >= from && first + index <= to;
    const rest = scenarioTotal(without.rest, (index) => (isChanged(index) ? level : 0));
    return { without, changed: rest && { ...without, rest } };
  });
}
