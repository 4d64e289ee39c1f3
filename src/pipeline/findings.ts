import type { Day } from '../calendar/day.ts';
import type { Expectation } from '../detect/expectation.ts';
import type { Verdict } from '../detect/verdict.ts';
import type { ForecastPoint } from '../forecast/forecast.ts';
import type { Series } from '../metrics/series.ts';
import { judgeable } from './judge-series.ts';

/** What is to be said of a series; plain data, so that another thread can take it. */
export interface Assignment {
  readonly series: Series;
  readonly closures: ReadonlySet<Day>;
  /** The days to judge, each with what was expected of it when it was first judged, where that still holds. */
  readonly due: readonly { readonly day: Day; readonly expected: Expectation | null }[];
  /** How many open days to forecast; 0 for none. */
  readonly horizonDays: number;
}

export interface Findings {
  /** One a day that was due. */
  readonly verdicts: readonly Verdict[];
  readonly ahead: readonly ForecastPoint[];
}

/** Judges and forecasts a series. */
export function findings({ series, closures, due, horizonDays }: Assignment): Findings {
  const judged = judgeable(series, closures);
  return {
    verdicts: due.map(({ day, expected }) => judged.verdictOn(day, expected)),
    ahead: horizonDays > 0 ? judged.ahead(horizonDays) : [],
  };
}
