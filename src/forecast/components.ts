import { addDays, dayFromIso, daysBetween, isoDay, weekday, type Day } from '../calendar/day.ts';
import { numberedHolidays } from './members/numbered-holidays.ts';
import { dailyFit, dailyTimes, learnable } from './members/prophet-model.ts';
import type { History } from './model.ts';
import type { ProphetOptions } from './prophet/design/options.ts';
import { pointForecast } from './prophet/predict/predict.ts';

/** The components of Prophet's model of a daily history: they add up, in its unit. */
export interface Components {
  /** One a day, from the first known day to the last. */
  readonly trend: readonly { readonly day: Day; readonly value: number }[];
  /** Monday to Sunday, null for a weekday without a known day; null as a whole where the model has no such season. */
  readonly weekly: readonly (number | null)[] | null;
  /** Every day of a year of 365, from 1 January; null where the model has no such season, by default for less than two years. */
  readonly yearly: readonly number[] | null;
  /** The effect of each holiday and event that occurred in the history, by itself, on the latest of its days. */
  readonly holidays: readonly { readonly name: string; readonly effect: number }[];
}

const DAYS_OF_YEAR = 365;

/**
 * The components of Prophet's model; null while the known days span less than 14.
 *
 * @param history anomalies count by their weight
 * @param options without regressors, conditional seasons and logistic growth, for a day has no columns; multiplicative parts are shares
 * of the trend
 * @throws RangeError for an option that cannot be, or needs a column.
 * @example components({ start: dayFromIso('2026-09-14'), values: Array.from({ length: 28 }, (_, day) => day % 7) })?.weekly // [-3, -2, -1, 0, 1, 2, 3]
 * @example components({ start: dayFromIso('2026-09-14'), values: Array(15).fill(10) })?.trend.at(-1) // { day: dayFromIso('2026-09-28'), value: 10 }
 */
export function components(history: History, options: ProphetOptions = {}): Components | null {
  const known = learnable(history);
  const holidays = options.holidays ?? [];
  const numbered = numberedHolidays(holidays);
  const fit = dailyFit(known, { ...options, holidays: numbered });
  const [first, last] = [known.days[0], known.days.at(-1)];
  if (!fit || first === undefined || last === undefined) return null;
  const monday = addDays(last, -weekday(last));
  const newYear = dayFromIso(`${isoDay(last).slice(0, 4)}-01-01`);
  const part = (name: string, days: readonly Day[]): number[] | null => {
    const parts = pointForecast(fit, dailyTimes(days)).components;
    return Object.hasOwn(parts, name) ? Array.from(parts[name] ?? []) : null;
  };
  const days = daysBetween(first, last);
  const knownWeekdays = new Set(known.days.map(weekday));
  const occurred = new Map(
    holidays.flatMap(({ holiday: name, ds: day }, index) =>
      known.days.includes(day) ? [[name, { day, component: numbered[index]?.holiday ?? '' }] as const] : [],
    ),
  );
  return {
    trend: (part('trend', days) ?? []).map((value, index) => ({ day: days[index] ?? first, value })),
    weekly:
      part('weekly', daysBetween(monday, addDays(monday, 6)))?.map((effect, index) =>
        knownWeekdays.has(index) ? effect : null,
      ) ?? null,
    yearly: part('yearly', daysBetween(newYear, addDays(newYear, DAYS_OF_YEAR - 1))),
    holidays: Array.from(occurred, ([name, { day, component }]) => ({
      name,
      effect: part(component, [day])?.[0] ?? 0,
    })),
  };
}
