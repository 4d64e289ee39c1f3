import { addDays, type Day } from '../../../calendar/day.ts';
import type { Business } from '../../../config/business.ts';
import type { CombinationWeights } from '../../../forecast/ensemble/rolling-forecast.ts';
import type { ForecastPoint } from '../../../forecast/forecast.ts';
import type { TotalForecast } from '../../../forecast/periods/total-forecast.ts';
import { addsUp, type Metric } from '../../../metrics/metric.ts';
import { seriesId, type DailyValue, type Series } from '../../../metrics/series.ts';
import type { DayVerdict } from '../../../report/summary.ts';
import { loadCombinationWeights } from '../../../store/combination-weights/combination-weights.ts';
import type { Database } from '../../../store/connect/database.ts';
import { loadSeriesForecasts } from '../../../store/forecasts/load-series-forecasts.ts';
import { ALL_DAYS, loadDataFaults } from '../../../store/data-faults/load-data-faults.ts';
import { grouped } from '../../../store/grouped.ts';
import { loadTotalForecasts, type TotalKey } from '../../../store/total-forecasts/load-total-forecasts.ts';
import { loadFirstDays } from '../../../store/versions/load-first-days.ts';
import { loadSeriesVerdicts } from '../../../store/verdicts/load-series-verdicts.ts';
import { loadSeriesValues, type ValuesKey } from '../../../store/versions/load-series-values.ts';
import { faultsBySeries } from '../../data-faults/faults-by-series.ts';
import { metricThrough } from '../../freshness.ts';
import { forecastVersion } from '../../judge/forecast-version.ts';
import { dayVerdicts } from './followed-series.ts';
import { periodsLeft } from '../period-forecasts.ts';
import { withRestated } from '../restated.ts';
import { judgedSpan, type Snapshot } from '../snapshot.ts';
import { wholeSeries } from './whole-series.ts';
import { staleDays } from './withheld.ts';

/** A series to read. */
export interface WantedSeries {
  readonly metric: Metric;
  readonly slice: string;
}

/** What the store holds of a series. */
export interface SeriesRows extends WantedSeries {
  readonly id: string;
  /** Judged days, ascending; at least one. */
  readonly days: readonly DayVerdict[];
  /** By day, ascending: all of a whole metric, those from the running day on of a slice. */
  readonly values: readonly DailyValue[];
  readonly known: Series | null;
  readonly forecast: readonly ForecastPoint[];
  readonly combinationWeights: CombinationWeights | undefined;
  /** The first days of a slice and of its metric; null for a whole. */
  readonly begins: { readonly slice: Day; readonly whole: Day } | null;
  /** Forecasts of the rest of the month and of the quarter, by their number of days. */
  readonly rests: ReadonlyMap<number, TotalForecast>;
}

/** The rows of some series in seven statements, however many they are. A series that was never judged is left out. */
export async function seriesRows(
  db: Database,
  business: Business,
  snapshot: Snapshot,
  wanted: readonly WantedSeries[],
): Promise<SeriesRows[]> {
  const { runId, fresh } = snapshot;
  const keys = wanted.map(({ metric, slice }) => ({ metric: metric.id, slice }));
  const span = judgedSpan(business, snapshot);
  const stored = dayVerdicts(business, await loadSeriesVerdicts(db, keys, span));
  const verdicts = await withRestated(db, business, span, stored);
  const days = grouped(verdicts, ({ metric, slice }) => seriesId(metric.id, slice));
  const shown = (own: readonly DayVerdict[]) => (snapshot.staleness ? staleDays(own, fresh.lastClosed) : own);
  const judged = wanted.filter(({ metric, slice }) => days.has(seriesId(metric.id, slice)));

  const origins = judged.flatMap(({ metric, slice }) => {
    const through = metricThrough(metric, business, fresh);
    if (through === null) return [];
    const asOf = addDays(through, 1);
    return [{ metric: metric.id, slice, asOf, modelVersion: forecastVersion(metric, slice, business, asOf) }];
  });
  const forecasts = await loadSeriesForecasts(db, origins, runId);
  const weights = await loadCombinationWeights(db, origins, runId);

  const slices = judged.filter(({ slice }) => slice !== '');
  const firstDays = await loadFirstDays(
    db,
    slices.flatMap(({ metric, slice }) => [slice, ''].map((one) => ({ metric: metric.id, slice: one }))),
    runId,
  );
  const begins = (metric: Metric, slice: string): SeriesRows['begins'] => {
    const [own, whole] = [firstDays.get(seriesId(metric.id, slice)), firstDays.get(seriesId(metric.id, ''))];
    return slice === '' || own === undefined || whole === undefined ? null : { slice: own, whole };
  };

  const valueKeys = judged.flatMap(({ metric, slice }): ValuesKey[] => {
    if (slice === '') return [{ metric: metric.id, slice, from: null }];
    return fresh.running ? [{ metric: metric.id, slice, from: fresh.running.day }] : [];
  });
  const values = await loadSeriesValues(db, valueKeys, runId);
  const faults = faultsBySeries(await loadDataFaults(db, { ...ALL_DAYS, runId }));
  const found = judged.map(({ metric, slice }) => {
    const id = seriesId(metric.id, slice);
    const own = values.get(id) ?? [];
    return { id, metric, slice, values: own, known: wholeSeries(business, snapshot, metric, slice, own, faults) };
  });
  const totals = await loadTotalForecasts(
    db,
    found.flatMap((one) => totalKeys(one, business)),
    runId,
  );
  return found.map((one) => ({
    ...one,
    days: shown(days.get(one.id) ?? []),
    forecast: forecasts.get(one.id) ?? [],
    combinationWeights: weights.get(one.id),
    begins: begins(one.metric, one.slice),
    rests: new Map(
      totals
        .filter(({ metric, slice }) => seriesId(metric, slice) === one.id)
        .map(({ days: left, metric: _metric, slice: _slice, ...total }) => [left, total]),
    ),
  }));
}

function totalKeys(
  { metric, slice, known }: Pick<SeriesRows, 'metric' | 'slice' | 'known'>,
  business: Business,
): TotalKey[] {
  if (!known || !addsUp(metric)) return [];
  const { asOf, days } = periodsLeft(known);
  const modelVersion = forecastVersion(metric, slice, business, asOf);
  return days.map((left) => ({ metric: metric.id, slice, asOf, days: left, modelVersion }));
}
