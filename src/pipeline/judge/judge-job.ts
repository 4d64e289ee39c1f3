import { addDays, weekday, type Day } from '../../calendar/day.ts';
import { daysLeft, periodOf } from '../../calendar/period.ts';
import type { Expectation } from '../../detect/expectation.ts';
import type { Verdict } from '../../detect/verdict.ts';
import type { ForecastPoint } from '../../forecast/forecast.ts';
import type { TotalForecast } from '../../forecast/periods/total-forecast.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';
import type { EnsembleCache, CombinationWeights } from '../../forecast/ensemble/rolling-forecast.ts';
import { addsUp } from '../../metrics/metric.ts';
import type { Series } from '../../metrics/series.ts';
import { judgeable, type JudgeableSeries } from './judge-series.ts';

/** What is to be said of a series; plain data, so that another thread can take it. */
export interface JudgeJob {
  readonly series: Series;
  readonly closures: ReadonlySet<Day>;
  /** Holidays and events that bear on it. */
  readonly holidays: readonly HolidayRow[];
  /** The days to judge, each with what was expected of it when it was first judged, where that still holds. */
  readonly due: readonly { readonly day: Day; readonly expected: Expectation | null }[];
  /** How many open days to forecast; 0 for none. */
  readonly horizonDays: number;
  /** Of the forecast intervals. */
  readonly levels: readonly number[];
  /** Whether its record is to begin with forecasts made after the fact, from what was known then: for a whole metric that is new. */
  readonly isNew: boolean;
  /** What was worked out of its past mornings before. */
  readonly memory: EnsembleCache | null;
}

/** What was said on a morning of the days from it on. */
export interface IssuedForecast {
  readonly asOf: Day;
  readonly points: readonly ForecastPoint[];
  /**
   * Where the sum of the next 30 days lands, and of a whole metric those of the rest of the month and of the quarter; none for what does
   * not add up, or while too little is known.
   */
  readonly landings: readonly (TotalForecast & { readonly days: number })[];
}

export interface JudgeResult {
  /** One a day that was due. */
  readonly verdicts: readonly Verdict[];
  /** This morning, and the past ones of a new series. */
  readonly said: readonly IssuedForecast[];
  /** What the next mornings need not work out again; null where that is what they knew already, and without a forecast. */
  readonly memory: EnsembleCache | null;
  /** What this morning's forecasts follow; null without them. */
  readonly combinationWeights: CombinationWeights | null;
}

/** Over how many days a landing is kept, to be held against what they brought. */
export const ISSUED_TOTAL_DAYS = 30;
/** How many past Mondays the record of a new series begins with. */
const PAST_MORNINGS = 8;

/** Judges and forecasts a series. */
export function judgeJob({ series, due, horizonDays, levels, isNew, memory, ...calendar }: JudgeJob): JudgeResult {
  const judged = judgeable(series, calendar, memory);
  const mornings =
    horizonDays === 0 ? [] : isNew ? [...pastMornings(series.start, judged.asOf), judged.asOf] : [judged.asOf];
  return {
    verdicts: due.map(({ day, expected }) => judged.verdictOn(day, expected)),
    said: mornings.map((asOf) => ({
      asOf,
      points: judged.ahead(horizonDays, { asOf, levels }),
      landings: addsUp(series.metric) ? landings(judged, asOf, series.slice === '') : [],
    })),
    memory: horizonDays === 0 ? null : weighedAnew(judged.memory(), memory),
    combinationWeights: horizonDays === 0 ? null : judged.combinationWeights(),
  };
}

/** A memory, if the members were weighed for it anew. */
function weighedAnew(memory: EnsembleCache, before: EnsembleCache | null): EnsembleCache | null {
  const known = new Set(before?.weighings.map(([monday]) => monday));
  return memory.weighings.every(([monday]) => known.has(monday)) ? null : memory;
}

function landings(judged: JudgeableSeries, asOf: Day, isWhole: boolean): IssuedForecast['landings'] {
  const rests = (['month', 'quarter'] as const).map((kind) => daysLeft(periodOf(kind, asOf), asOf));
  return Array.from(new Set([ISSUED_TOTAL_DAYS, ...(isWhole ? rests : [])])).flatMap((days) => {
    const landing = judged.landing(days, asOf);
    return landing ? [{ ...landing, days }] : [];
  });
}

/** The Mondays before a day, and the morning 30 days before it, as far as the series goes back. */
function pastMornings(start: Day, asOf: Day): Day[] {
  const monday = addDays(asOf, -(weekday(asOf) || 7));
  const mondays = Array.from({ length: PAST_MORNINGS }, (_, back) => addDays(monday, -7 * back));
  return Array.from(new Set([...mondays, addDays(asOf, -ISSUED_TOTAL_DAYS)])).filter((morning) => morning > start);
}
