import { isoDay, type Day } from '../../calendar/day.ts';
import type { CombinationWeights } from '../../forecast/ensemble/rolling-forecast.ts';
import { firstOfGroup, GROUPS } from '../../forecast/ensemble/combination-weights.ts';
import { bulkInsert } from '../bulk-insert.ts';
import type { Database } from '../database.ts';
import { day, nullable, number, text } from '../row.ts';

/** How the members of a series were weighed on a Monday. */
export interface StoredCombinationWeights extends CombinationWeights {
  readonly metric: string;
  readonly slice: string;
  readonly modelVersion: string;
}

const KEY = ['metric', 'slice', 'weighed_on', 'model_version', 'days_ahead', 'member'];
const COLUMNS = [...KEY, 'weight', 'mean_miss', 'mondays', 'speaker', 'run_id'];

/** Keeps how members were weighed; what was kept before of the same series, Monday and model stays as it is. */
export async function saveCombinationWeights(
  db: Database,
  all: readonly StoredCombinationWeights[],
  runId: number,
): Promise<void> {
  await db.script(
    'drop table if exists new_weights; create temporary table new_weights as select * from member_weights limit 0',
  );
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
  await bulkInsert(db, 'new_weights', COLUMNS, rows);
  await db.script(`
    insert into member_weights (${COLUMNS.join(', ')})
    select ${COLUMNS.join(', ')} from new_weights where true
    on conflict do nothing;
    drop table new_weights`);
}

/** How the members of a series were last weighed before a morning, or on it; null if they never were. */
export async function loadCombinationWeights(
  db: Database,
  metric: string,
  slice: string,
  asOf: Day,
  modelVersion: string,
): Promise<CombinationWeights | null> {
  const rows = await db.query(
    `select days_ahead, member, weight, mean_miss, weighed_on, mondays, speaker
     from member_weights
     where metric = $1 and slice = $2 and model_version = $4 and weighed_on = (
       select max(weighed_on) from member_weights
       where metric = $1 and slice = $2 and model_version = $4 and weighed_on <= $3
     )
     order by days_ahead, member`,
    [metric, slice, isoDay(asOf), modelVersion],
  );
  const [first] = rows;
  if (!first) return null;
  const groups = Array.from({ length: GROUPS }, (_, group) => {
    const own = rows.filter((row) => number(row, 'days_ahead') === firstOfGroup(group));
    const misses = own.flatMap((row) => nullable(number, row, 'mean_miss') ?? []);
    return {
      weights: own.map((row) => number(row, 'weight')),
      misses: misses.length === own.length ? misses : null,
      mondays: own[0] ? number(own[0], 'mondays') : 0,
    };
  });
  const ofFirst = rows.filter((row) => number(row, 'days_ahead') === firstOfGroup(0));
  return {
    on: day(first, 'weighed_on'),
    members: ofFirst.map((row) => text(row, 'member')),
    speakers: ofFirst.map((row) => nullable(text, row, 'speaker') ?? text(row, 'member')),
    groups,
  };
}
