import { addDays, type Day } from '../calendar/day.ts';
import { expectation, type Expectation, type Watched } from '../detect/expectation.ts';
import { judge } from '../detect/judge.ts';
import type { Verdict } from '../detect/verdict.ts';
import { components, type Components } from '../forecast/components.ts';
import { membersKnowing } from '../forecast/default-members.ts';
import { forecast, type ForecastPoint } from '../forecast/forecast.ts';
import { landing, type Landing } from '../forecast/landing.ts';
import { nonNegative } from '../forecast/interval.ts';
import { rollingForecast } from '../forecast/rolling-forecast.ts';
import type { HolidayRow } from '../forecast/prophet/options.ts';
import type { Series } from '../metrics/series.ts';

/** Names what forecasts come from, and is stored beside them: change it whenever the same history would give another forecast. */
export const modelVersion = 'ensemble/2';

/** What is known of days ahead. */
export interface Calendar {
  /** Declared days, on which nothing is expected. */
  readonly closures?: ReadonlySet<Day>;
  readonly holidays?: readonly HolidayRow[];
}

/** The longest horizon: of holidays beyond it nothing is asked. */
const LONGEST_HORIZON_DAYS = 400;

/** A series with everything that was expected of it, ready to be asked about any of its days. */
export interface JudgeableSeries {
  /** The day after the last complete one. */
  readonly asOf: Day;
  /** The verdict on a day; `known` is what was expected of it when it was first judged, where that still holds. */
  verdictOn(day: Day, known: Expectation | null): Verdict;
  /** What was expected of the days from a morning on, by default of the open ones. */
  ahead(horizonDays: number, morning?: Day): ForecastPoint[];
  /** What was expected of a day on its morning; null where nothing was. */
  expectedOn(day: Day): number | null;
  /** What the expectation is made of; null while too little is known. */
  components(): Components | null;
  /** Where the sum of the days from a morning on was to land, by default of the open ones. */
  landing(days: number, morning?: Day): Landing | null;
}

/**
 * @param series complete up to its last value
 * @param from the first day that will be asked about, by default the first open one: earlier ones take longer
 */
export function judgeable(
  series: Series,
  { closures = new Set(), holidays = [] }: Calendar = {},
  from?: Day,
): JudgeableSeries {
  const { start, closed, volumes, metric } = series;
  const values = series.values.map((value, index) => (closed[index] === true ? null : value));
  const last = addDays(start, values.length + LONGEST_HORIZON_DAYS);
  const near = holidays.filter(({ ds }) => ds >= start && ds <= last);
  const rolling = rollingForecast(
    { start, values },
    membersKnowing(near),
    from === undefined ? undefined : from - start,
  );
  const watched: Watched = { rolling, volumes };
  const asOf = addDays(start, values.length);

  function verdictOn(day: Day, known: Expectation | null): Verdict {
    const index = day - start;
    const facts = {
      value: series.values[index] ?? null,
      complete: day < asOf,
      closed: closed[index] === true,
      volume: volumes[index] ?? null,
    };
    return judge(facts, known ?? (day <= asOf ? expectation(watched, index, metric) : null), metric);
  }

  return {
    asOf,
    verdictOn,
    ahead: (horizonDays, morning = asOf) =>
      forecast(rolling, horizonDays, morning - start)
        .filter(({ day }) => !closures.has(day))
        .map((point) => (metric.nonNegative ? { ...point, ...nonNegative(point) } : point)),
    landing: (days, morning = asOf) =>
      landing(rolling, days, (index) => closures.has(addDays(morning, index)), morning - start),
    components: () => components(rolling.history, { holidays: near }),
    expectedOn: (day) => rolling.yhat(day - start),
  };
}
