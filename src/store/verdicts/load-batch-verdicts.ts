import type { Day } from '../../calendar/day.ts';
import { seriesId } from '../../metrics/series.ts';
import type { Database } from '../connect/database.ts';
import { dayFromEpoch, epochDaySql } from '../epoch-days.ts';
import { text } from '../row.ts';
import { readVerdict, VERDICT_COLUMNS, type StoredVerdict } from './verdict-row.ts';

/** The current verdicts of the series of a batch, by series id. */
export interface BatchVerdicts {
  /** The days whose verdicts stay: they were made with this rule and model, and their values have not changed since. */
  readonly settled: ReadonlyMap<string, ReadonlySet<Day>>;
  /** The verdicts with this rule and model of days that waited for late data or whose values have changed, by day. */
  readonly open: ReadonlyMap<string, ReadonlyMap<Day, StoredVerdict>>;
  /** The days with a verdict, whatever its rule and model, that is not `no_data`. */
  readonly shown: ReadonlyMap<string, ReadonlySet<Day>>;
}

/** The current verdicts of the open batch. */
export async function loadBatchVerdicts(db: Database): Promise<BatchVerdicts> {
  return {
    settled: await loadDays(db, 'is_of_rule and is_settled'),
    open: await loadOpen(db),
    shown: await loadDays(db, "status <> 'no_data'"),
  };
}

async function loadDays(db: Database, condition: string): Promise<Map<string, ReadonlySet<Day>>> {
  const rows = await db.query(`
    select metric, slice, string_agg(${epochDaySql('day')}, ',') as days
    from batch_verdicts
    where ${condition}
    group by metric, slice`);
  return new Map(
    rows.map((row) => {
      const days = text(row, 'days').split(',').map(dayFromEpoch);
      return [seriesId(text(row, 'metric'), text(row, 'slice')), new Set(days)];
    }),
  );
}

async function loadOpen(db: Database): Promise<Map<string, ReadonlyMap<Day, StoredVerdict>>> {
  const rows = await db.query(`
    select ${VERDICT_COLUMNS.map((column) => `v.${column}`).join(', ')}
    from batch_verdicts as b
    inner join verdicts as v
      on v.metric = b.metric and v.slice = b.slice and v.day = b.day and v.run_id = b.run_id
    where b.is_of_rule and not b.is_settled`);
  const bySeries = new Map<string, Map<Day, StoredVerdict>>();
  for (const stored of rows.map(readVerdict)) {
    const id = seriesId(stored.metric, stored.slice);
    const own = bySeries.get(id) ?? new Map<Day, StoredVerdict>();
    bySeries.set(id, own.set(stored.day, stored));
  }
  return bySeries;
}
