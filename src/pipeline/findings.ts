import { addDays, weekday, type Day } from '../calendar/day.ts';
import type { Expectation } from '../detect/expectation.ts';
import type { Verdict } from '../detect/verdict.ts';
import type { ForecastPoint } from '../forecast/forecast.ts';
import type { Landing } from '../forecast/landing.ts';
import type { HolidayRow } from '../forecast/prophet/options.ts';
import { addsUp } from '../metrics/metric.ts';
import type { Series } from '../metrics/series.ts';
import { judgeable } from './judge-series.ts';

/** What is to be said of a series; plain data, so that another thread can take it. */
export interface Assignment {
  readonly series: Series;
  readonly closures: ReadonlySet<Day>;
  /** Holidays and events that bear on it. */
  readonly holidays: readonly HolidayRow[];
  /** The days to judge, each with what was expected of it when it was first judged, where that still holds. */
  readonly due: readonly { readonly day: Day; readonly expected: Expectation | null }[];
  /** How many open days to forecast; 0 for none. */
  readonly horizonDays: number;
  /** Whether the series is new, so that its record begins with forecasts made after the fact, from what was known then. */
  readonly isNew: boolean;
}

/** What was said on a morning of the days from it on. */
export interface SaidOn {
  readonly asOf: Day;
  readonly points: readonly ForecastPoint[];
  /** Where the sum of the next 30 days lands; null for what does not add up, or while too little is known. */
  readonly landing: Landing | null;
}

export interface Findings {
  /** One a day that was due. */
  readonly verdicts: readonly Verdict[];
  /** This morning, and the past ones of a new series. */
  readonly said: readonly SaidOn[];
}

/** Over how many days a landing is kept, to be held against what they brought. */
export const LANDING_DAYS = 30;
/** How many past Mondays the record of a new series begins with. */
const PAST_MORNINGS = 13;

/** Judges and forecasts a series. */
export function findings({ series, due, horizonDays, isNew, ...calendar }: Assignment): Findings {
  const judged = judgeable(series, calendar, due[0]?.day);
  const mornings =
    horizonDays === 0 ? [] : isNew ? [...pastMornings(series.start, judged.asOf), judged.asOf] : [judged.asOf];
  return {
    verdicts: due.map(({ day, expected }) => judged.verdictOn(day, expected)),
    said: mornings.map((asOf) => ({
      asOf,
      points: judged.ahead(horizonDays, asOf),
      landing: addsUp(series.metric) ? judged.landing(LANDING_DAYS, asOf) : null,
    })),
  };
}

/** The Mondays before a day, and the morning 30 days before it, as far as the series goes back. */
function pastMornings(start: Day, asOf: Day): Day[] {
  const monday = addDays(asOf, -(weekday(asOf) || 7));
  const mondays = Array.from({ length: PAST_MORNINGS }, (_, back) => addDays(monday, -7 * back));
  return Array.from(new Set([...mondays, addDays(asOf, -LANDING_DAYS)])).filter((morning) => morning > start);
}
