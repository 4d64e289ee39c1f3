import type { Database } from '../../store/connect/database.ts';
import { number, text, truth } from '../../store/row.ts';
import { sqlFile } from '../../store/sql-file.ts';

/** The tables in which days are marked: those whose daily tables are to be made again, and those whose profiles are. */
export type Marks = 'stale_days' | 'stale_profiles';

/** The marked days of a fact table. */
export interface StaleDays {
  readonly marks: Marks;
  readonly table: string;
  readonly days: number;
  readonly first: string;
  readonly last: string;
  /** Whether no day between the first and the last has facts and is not marked. */
  readonly areAll: boolean;
}

export async function staleDays(db: Database, marks: Marks): Promise<StaleDays[]> {
  const rows = await db.query(`
    with spans as (
      select fact_table, count(*) as days, min(day) as first_day, max(day) as last_day
      from ${marks}
      group by fact_table
    )
    select
      s.fact_table,
      s.days,
      s.first_day,
      s.last_day,
      not exists (
        select 1
        from daily_arrivals as a
        left join ${marks} as t on t.fact_table = a.fact_table and t.day = a.day
        where a.fact_table = s.fact_table and a.day between s.first_day and s.last_day and t.day is null
      ) as are_all
    from spans as s`);
  return rows.map((row) => ({
    marks,
    table: text(row, 'fact_table'),
    days: number(row, 'days'),
    first: text(row, 'first_day'),
    last: text(row, 'last_day'),
    areAll: truth(row, 'are_all'),
  }));
}

/**
 * Runs scripts of `sql/rollups` in their order, each if its fact table has marked days. In a script `is_stale(DAY)` is spelled out: engines
 * skip the other facts, and plan well, only by days that they see.
 *
 * @param scripts the fact table and the name of each
 */
export async function runScripts(
  db: Database,
  scripts: readonly (readonly [table: string, name: string])[],
  tables: readonly StaleDays[],
): Promise<void> {
  await forbidLoops(db);
  for (const [table, name] of scripts) {
    const days = tables.find((stale) => stale.table === table);
    if (days) await db.script(spelledOut(await sqlFile(`rollups/${name}.sql`), days));
  }
}

function spelledOut(script: string, { marks, table, first, last, areAll }: StaleDays): string {
  return script.replaceAll(/is_stale\(([\w.]+)\)/g, (_, day: string) => {
    const span = `${day} between date '${first}' and date '${last}'`;
    return areAll ? span : `${span} and ${day} in (select day from ${marks} where fact_table = '${table}')`;
  });
}

/**
 * PostgreSQL underestimates the number of facts in a span, and would compare each of a million facts with each of a thousand days. So
 * nested loops are off: a hash join is right at any size. JIT is off too, because the estimated cost would start it for nothing.
 */
async function forbidLoops(db: Database): Promise<void> {
  if (db.engine === 'postgres') await db.script('set local enable_nestloop = off; set local jit = off');
}
