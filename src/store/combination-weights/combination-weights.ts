import { isoDay } from '../../calendar/day.ts';
import type { CombinationWeights } from '../../forecast/ensemble/rolling-forecast.ts';
import { HORIZON_GROUPS } from '../../forecast/horizon-groups.ts';
import { seriesId } from '../../metrics/series.ts';
import type { Database, Row } from '../connect/database.ts';
import { grouped } from '../grouped.ts';
import type { ForecastKey } from '../forecasts/load-series-forecasts.ts';
import { insertMissing } from '../insert-missing.ts';
import { day, nullable, number, text } from '../row.ts';
import { valuesOf } from '../series-keys.ts';

/** The combination weights of a series. */
export interface StoredCombinationWeights extends CombinationWeights {
  readonly metric: string;
  readonly slice: string;
  readonly modelVersion: string;
}

const KEY = ['metric', 'slice', 'origin', 'model_version', 'horizon_from', 'member'];
const COLUMNS = [...KEY, 'weight', 'mean_error', 'origins', 'fallback_model', 'run_id'];

/** Saves combination weights; earlier ones of the same series, origin and model stay as they are. */
export async function saveCombinationWeights(
  db: Database,
  all: readonly StoredCombinationWeights[],
  runId: number,
): Promise<void> {
  const rows = all.flatMap(({ metric, slice, modelVersion, origin, members, models, groups }) =>
    HORIZON_GROUPS.flatMap(({ from }, group) =>
      members.map((member, at) => [
        ...[metric, slice, isoDay(origin), modelVersion, from, member],
        ...[
          groups[group]?.weights[at] ?? 0,
          groups[group]?.errors?.[at] ?? null,
          groups[group]?.origins ?? 0,
          models[at] === member ? null : (models[at] ?? null),
          runId,
        ],
      ]),
    ),
  );
  await insertMissing(db, 'combination_weights', KEY, COLUMNS, rows);
}

/** The weights that hold on an as-of day, by series id: those of the latest Monday up to it. A series without any is left out. */
export async function loadCombinationWeights(
  db: Database,
  keys: readonly ForecastKey[],
  runId: number,
): Promise<Map<string, CombinationWeights>> {
  if (keys.length === 0) return new Map();
  const wanted = valuesOf(
    keys.map(({ metric, slice, asOf, modelVersion }) => [metric, slice, isoDay(asOf), modelVersion]),
    ['text', 'text', 'date', 'text'],
    2,
  );
  const rows = await db.query(
    `with ranked as (
       select w.*, rank() over (partition by w.metric, w.slice order by w.origin desc) as newest_first
       from combination_weights as w
       join ${wanted.sql} as wanted (metric, slice, as_of, model_version)
         on wanted.metric = w.metric and wanted.slice = w.slice and w.origin <= wanted.as_of
           and wanted.model_version = w.model_version
       where w.run_id <= $1
     )
     select metric, slice, horizon_from, member, weight, mean_error, origin, origins, fallback_model
     from ranked
     where newest_first = 1
     order by metric, slice, horizon_from, member`,
    [runId, ...wanted.params],
  );
  const bySeries = grouped(rows, (row) => seriesId(text(row, 'metric'), text(row, 'slice')));
  return new Map(Array.from(bySeries, ([id, own]) => [id, combinationWeightsOf(own)]));
}

/** @param rows of one series and Monday, by group and member */
function combinationWeightsOf(rows: readonly Row[]): CombinationWeights {
  const groups = HORIZON_GROUPS.map(({ from }) => {
    const own = rows.filter((row) => number(row, 'horizon_from') === from);
    const errors = own.flatMap((row) => nullable(number, row, 'mean_error') ?? []);
    return {
      weights: own.map((row) => number(row, 'weight')),
      errors: errors.length === own.length ? errors : null,
      origins: own[0] ? number(own[0], 'origins') : 0,
    };
  });
  const [first] = rows;
  if (!first) throw new TypeError('combination weights have no rows');
  const ofFirst = rows.filter((row) => number(row, 'horizon_from') === 1);
  return {
    origin: day(first, 'origin'),
    members: ofFirst.map((row) => text(row, 'member')),
    models: ofFirst.map((row) => nullable(text, row, 'fallback_model') ?? text(row, 'member')),
    groups,
  };
}
