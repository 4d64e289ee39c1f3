import { isoDay } from '../../calendar/day.ts';
import type { LevelChange } from '../../metrics/level-change.ts';
import type { Database } from '../connect/database.ts';
import { day, number, text } from '../row.ts';

export async function saveLevelChange(
  db: Database,
  { metric, slice, from, knownFrom, factor, incident, by }: LevelChange,
): Promise<void> {
  await db.query(
    `insert into level_changes (metric, slice, first_day, known_from, factor, incident, confirmed_by, known_from_run)
     values ($1, $2, cast($3 as date), cast($4 as date), $5, $6, $7, null)`,
    [metric, slice, isoDay(from), isoDay(knownFrom), factor, incident, by],
  );
}

/** Lets a run take all changes into account that were saved before it; a day that was judged meanwhile keeps its verdict. */
export async function takeLevelChanges(db: Database, runId: number): Promise<void> {
  await db.query(
    `update level_changes
     set known_from_run = $1, known_from = greatest(known_from, (
       select coalesce(max(v.day) + 1, level_changes.known_from)
       from verdicts as v
       where v.metric = level_changes.metric and v.slice = level_changes.slice and v.status <> 'late_data'
     ))
     where known_from_run is null`,
    [runId],
  );
}

/** Forgets the changes of an incident that no run has taken into account yet, or of them those alone that take one back. */
export async function dropPendingLevelChanges(
  db: Database,
  incident: string,
  which: 'all' | 'taken_back',
): Promise<void> {
  const condition = which === 'all' ? 'true' : 'factor = 1';
  await db.query(`delete from level_changes where incident = $1 and known_from_run is null and ${condition}`, [
    incident,
  ]);
}

/** The changes that a run took into account. */
export async function loadLevelChanges(db: Database, runId: number): Promise<LevelChange[]> {
  return changesOf(db, 'known_from_run <= $1', runId);
}

/** The changes that were confirmed of an incident or taken back, whether a run knows them yet or not. */
export async function loadLevelChangesOf(db: Database, incident: string): Promise<LevelChange[]> {
  return changesOf(db, 'incident = $1', incident);
}

/** Of these all but those that take one back and that no run has taken into account yet: to confirm it again forgets them. */
export async function loadConfirmedLevelChanges(db: Database, incident: string): Promise<LevelChange[]> {
  return changesOf(db, 'incident = $1 and (factor <> 1 or known_from_run is not null)', incident);
}

async function changesOf(db: Database, condition: string, param: string | number): Promise<LevelChange[]> {
  const rows = await db.query(
    `select metric, slice, first_day, known_from, factor, incident, confirmed_by
     from level_changes
     where ${condition}
     order by known_from, known_from_run nulls last, metric collate "C", slice collate "C", first_day, incident collate "C"`,
    [param],
  );
  return rows.map((row) => ({
    metric: text(row, 'metric'),
    slice: text(row, 'slice'),
    from: day(row, 'first_day'),
    knownFrom: day(row, 'known_from'),
    factor: number(row, 'factor'),
    incident: text(row, 'incident'),
    by: text(row, 'confirmed_by'),
  }));
}
