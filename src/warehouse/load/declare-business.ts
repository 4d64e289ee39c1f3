import type { Database } from '../../store/database.ts';
import { text } from '../../store/row.ts';

/** What the config declares about facts. */
export interface Declaration {
  readonly zone: string;
  readonly currency: string;
  readonly statuses: readonly StatusMeaning[];
}

export interface StatusMeaning {
  readonly source: string;
  readonly status: string;
  readonly meaning: 'cancelled' | 'adjustment';
}

/** Writes the declaration into the warehouse, where the SQL reads it. If it differs from the last one, every day becomes stale. */
export async function declareBusiness(db: Database, declared: Declaration): Promise<void> {
  if (fingerprint(await currentDeclaration(db)) === fingerprint(declared)) return;
  await db.transaction(async () => {
    await db.script('delete from business; delete from sales_status');
    await db.query('insert into business (zone, currency) values ($1, $2)', [declared.zone, declared.currency]);
    for (const { source, status, meaning } of declared.statuses) {
      await db.query('insert into sales_status (source, status, meaning) values ($1, $2, $3)', [
        source,
        status,
        meaning,
      ]);
    }
    // The old days are stale too: in another zone they may have no facts any more.
    await db.script(`
      insert into stale_days (fact_table, day)
      with days as (
        select 'fact_sales' as fact_table, cast(f.ts at time zone b.zone as date) as day
        from fact_sales as f
        cross join business as b
        union
        select 'fact_ops_events' as fact_table, cast(f.ts at time zone b.zone as date) as day
        from fact_ops_events as f
        cross join business as b
        union
        select fact_table, day from daily_arrivals
      )

      select d.fact_table, d.day
      from days as d
      where not exists (
        select 1 from stale_days as s where s.fact_table = d.fact_table and s.day = d.day
      );
      delete from daily_kpis;
      delete from daily_ops;
      delete from daily_arrivals;
    `);
  });
}

async function currentDeclaration(db: Database): Promise<Declaration | null> {
  const [business] = await db.query('select zone, currency from business');
  if (!business) return null;
  const statuses = await db.query('select source, status, meaning from sales_status');
  return {
    zone: text(business, 'zone'),
    currency: text(business, 'currency'),
    statuses: statuses.map((row) => ({
      source: text(row, 'source'),
      status: text(row, 'status'),
      meaning: text(row, 'meaning') === 'cancelled' ? 'cancelled' : 'adjustment',
    })),
  };
}

function fingerprint(declaration: Declaration | null): string {
  const statuses =
    declaration?.statuses.map(({ source, status, meaning }) => JSON.stringify([source, status, meaning])) ?? [];
  return JSON.stringify([declaration?.zone, declaration?.currency, statuses.sort()]);
}
