import { addDays } from '../../calendar/day.ts';
import type { History } from '../../forecast/model.ts';
import { series, seriesId } from '../../metrics/series.ts';
import type { Database } from '../../store/connect/database.ts';
import { loadSeriesValues } from '../../store/versions/load-series-values.ts';
import type { SeriesInputs } from './metric-inputs.ts';
import { openValues } from './judge-series.ts';
import type { JudgingRun } from './judging-run.ts';

/** The open days of the whole metrics whose slices are judged, by metric: in one statement. */
export async function loadWholes(
  db: Database,
  { business, fresh: { lastClosed }, faultyDays, runId }: JudgingRun,
  batch: readonly SeriesInputs[],
): Promise<Map<string, History>> {
  const sliced = new Map(batch.flatMap((one) => (one.slice === '' ? [] : [[one.metric.id, one]])));
  const keys = Array.from(sliced.keys(), (metric) => ({ metric, slice: '', from: null }));
  const values = await loadSeriesValues(db, keys, runId);
  return new Map(
    Array.from(sliced).flatMap(([id, { metric, asOf }]) => {
      const rows = values.get(seriesId(id, '')) ?? [];
      const whole = series(metric, '', rows, addDays(asOf, -1), business.closures, lastClosed);
      if (!whole) return [];
      const known = { ...whole, faulty: faultyDays(id, '') };
      return [[id, { start: known.start, values: openValues(known) }]];
    }),
  );
}
