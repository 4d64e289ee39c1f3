import type { Day } from '../../../calendar/day.ts';
import type { SliceForecast } from '../../../explain/calibrated.ts';
import type { Dimension } from '../../../explain/scan/leaves.ts';
import type { Metric } from '../../../metrics/metric.ts';
import { loadSeriesVerdicts } from '../../../store/verdicts/load-series-verdicts.ts';
import type { Database } from '../../../store/connect/database.ts';
import { withoutEvent } from './without-event.ts';
import { grouped } from '../../../store/grouped.ts';

/** Of more values than this the shares of earlier days are precise enough, and the statement would be long. */
const MOST_SLICES = 200;

/** The forecasts of the slices of a dimension that were judged on all explained days, summed over these. */
export async function sliceForecasts(
  db: Database,
  metric: Metric,
  { name, values }: Dimension,
  {
    explained,
    since,
    runId,
  }: { readonly explained: readonly Day[]; readonly since: Day | null; readonly runId: number },
): Promise<SliceForecast[]> {
  const [first, last] = [explained[0], explained.at(-1)];
  if (first === undefined || last === undefined || values.length > MOST_SLICES) return [];
  const keys = values.map((value) => ({ metric: metric.id, slice: `${name}=${value}` }));
  const verdicts = await loadSeriesVerdicts(db, keys, { first: since ?? first, last, runId });
  const bySlice = grouped(verdicts, ({ slice }) => slice);
  return values.flatMap((value, code) => {
    const judged = bySlice.get(`${name}=${value}`) ?? [];
    const own = since === null ? judged : withoutEvent(judged, since);
    const expectations = explained.map((day) => own.find((one) => one.day === day)?.verdict.expectation ?? null);
    let expected = 0;
    let variance = 0;
    for (const expectation of expectations) {
      if (!expectation) return [];
      expected += expectation.yhat;
      variance += (expectation.scale === 'log' ? expectation.spread * expectation.yhat : expectation.spread) ** 2;
    }
    return [{ code, expected, variance }];
  });
}
