import type { Database } from '../../store/connect/database.ts';
import { number } from '../../store/row.ts';

/** The column of the business day of each table whose rows have one. */
const DAY_COLUMNS = { fact_sales: 'business_day', fact_ops_events: 'business_day', daily_values: 'day' };

/** Deletes every fact of a source with its receipts, and marks their days as stale. @returns the number of deleted facts */
export async function forgetSource(db: Database, source: string): Promise<number> {
  return db.transaction(async () => {
    let facts = 0;
    for (const [table, day] of Object.entries(DAY_COLUMNS)) {
      await db.query(
        `insert into stale_days (fact_table, day)
         select distinct '${table}', f.${day}
         from ${table} as f
         where f.source = $1
           and not exists (
             select 1 from stale_days as t
             where t.fact_table = '${table}' and t.day = f.${day}
           )`,
        [source],
      );
      facts += await countOf(db, `${table} where source = $1`, source);
      await db.query(`delete from ${table} where source = $1`, [source]);
    }
    const ofSource = 'load_id in (select load_id from loads where source = $1)';
    await db.query(
      `insert into stale_days (fact_table, day)
       select distinct 'fact_sales', f.business_day
       from fact_sales as f
       cross join business as b
       inner join fx_rates as r
         on r.currency = f.currency
         and f.business_day >= r.day
         and f.business_day <= r.day + 7
       where f.currency <> b.currency
         and r.source = $1
         and not exists (
           select 1 from stale_days as t
           where t.fact_table = 'fact_sales' and t.day = f.business_day
         )`,
      [source],
    );
    facts += await countOf(db, 'fx_rates where source = $1', source);
    await db.query('delete from fx_rates where source = $1', [source]);
    await db.query(`delete from rejects where ${ofSource}`, [source]);
    await db.query('delete from loads where source = $1', [source]);
    return facts;
  });
}

async function countOf(db: Database, from: string, source: string): Promise<number> {
  const [row] = await db.query(`select count(*) as facts from ${from}`, [source]);
  return row ? number(row, 'facts') : 0;
}
