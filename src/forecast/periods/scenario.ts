import { addDays, isoDay, type Day } from '../../calendar/day.ts';
import { scenarioTotal } from './scenario-total.ts';
import type { PeriodForecast } from './period-forecast.ts';
import { ScenarioError } from './scenario-error.ts';

/** That each day from one to another brings another share of what is expected of it. */
export interface Scenario {
  /** −0.1 is a tenth less; −1 or more. */
  readonly level: number;
  readonly from: Day;
  readonly to: Day;
}

/** A landing as it is, and as it would be. */
export interface ScenarioResult {
  readonly without: PeriodForecast;
  /** Null where less than nothing would be expected. */
  readonly changed: PeriodForecast | null;
}

/**
 * A change of open days: from the first of them to the last that landings speak of, where nothing else is asked; what is asked of days that
 * are over begins with the first open one. Null without landings.
 *
 * @param level −1 or more
 * @throws ScenarioError if none of the asked days is open, landings speak of none, or the last is before the first.
 */
export function levelScenario(
  landings: readonly PeriodForecast[],
  level: number,
  { from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined },
): Scenario | null {
  const span = openSpan(landings);
  if (!span) return null;
  if (from !== undefined && to !== undefined && to < from)
    throw new ScenarioError('to', `${isoDay(to)} is before 'from', which is ${isoDay(from)}`);
  if (to !== undefined && to < span.from) throw new ScenarioError('to', 'these days are over');
  if (from !== undefined && from > span.to) throw afterLastDay('from', span.to);
  return { level, from: from === undefined || from < span.from ? span.from : from, to: to ?? span.to };
}

/** The days of which landings say what they will bring; null without landings. At least one: the first that is open. */
export function openSpan([month, farthest = month]: readonly PeriodForecast[]): Pick<Scenario, 'from' | 'to'> | null {
  if (!month || !farthest) return null;
  const from = firstOpenDay(month);
  const { last } = farthest.period;
  return { from, to: last < from ? from : last };
}

/** What is wrong with a day after the last that landings speak of. */
export function afterLastDay(parameter: 'from' | 'on', last: Day): ScenarioError {
  return new ScenarioError(parameter, `what lands ends on ${isoDay(last)}: ask for no day after`);
}

/** The first day of a period that is not in yet. */
function firstOpenDay({ period, daysIn }: PeriodForecast): Day {
  return addDays(period.first, daysIn);
}

/** Where months and quarters would land if their open days brought more or less. Days that are over, and those after them, stay. */
export function scenarioResults(landings: readonly PeriodForecast[], { level, from, to }: Scenario): ScenarioResult[] {
  return landings.map((without) => {
    const open = firstOpenDay(without);
    const isChanged = (index: number): boolean => open + index >= from && open + index <= to;
    const rest = scenarioTotal(without.rest, (index) => (isChanged(index) ? level : 0));
    return { without, changed: rest && { ...without, rest } };
  });
}
