import { isoDay, type Day } from '../../calendar/day.ts';
import type { CombinationWeights } from '../../forecast/ensemble/rolling-forecast.ts';
import { firstOfGroup, GROUPS } from '../../forecast/ensemble/combination-weights.ts';
import type { Database } from '../database.ts';
import { insertMissing } from '../insert-missing.ts';
import { day, nullable, number, text } from '../row.ts';

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
  const rows = all.flatMap(({ metric, slice, modelVersion, on, members, speakers, groups }) =>
    groups.flatMap(({ weights, misses, mondays }, group) =>
      members.map((member, at) => [
        ...[metric, slice, isoDay(on), modelVersion, firstOfGroup(group), member],
        ...[
          weights[at] ?? 0,
          misses?.[at] ?? null,
          mondays,
          speakers[at] === member ? null : (speakers[at] ?? null),
          runId,
        ],
      ]),
    ),
  );
  await insertMissing(db, 'combination_weights', KEY, COLUMNS, rows);
}

/** The combination weights that hold on an as-of day; null if there are none. */
export async function loadCombinationWeights(
  db: Database,
  metric: string,
  slice: string,
  asOf: Day,
  modelVersion: string,
): Promise<CombinationWeights | null> {
  const rows = await db.query(
    `select horizon_from, member, weight, mean_error, origin, origins, fallback_model
     from combination_weights
     where metric = $1 and slice = $2 and model_version = $4 and origin = (
       select max(origin) from combination_weights
       where metric = $1 and slice = $2 and model_version = $4 and origin <= $3
     )
     order by horizon_from, member`,
    [metric, slice, isoDay(asOf), modelVersion],
  );
  const [first] = rows;
  if (!first) return null;
  const groups = Array.from({ length: GROUPS }, (_, group) => {
    const own = rows.filter((row) => number(row, 'horizon_from') === firstOfGroup(group));
    const misses = own.flatMap((row) => nullable(number, row, 'mean_error') ?? []);
    return {
      weights: own.map((row) => number(row, 'weight')),
      misses: misses.length === own.length ? misses : null,
      mondays: own[0] ? number(own[0], 'origins') : 0,
    };
  });
  const ofFirst = rows.filter((row) => number(row, 'horizon_from') === firstOfGroup(0));
  return {
    on: day(first, 'origin'),
    members: ofFirst.map((row) => text(row, 'member')),
    speakers: ofFirst.map((row) => nullable(text, row, 'fallback_model') ?? text(row, 'member')),
    groups,
  };
}
