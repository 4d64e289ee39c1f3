import type { Database } from '../../store/database.ts';
import { text } from '../../store/row.ts';

/** What the config says that changes what facts mean. */
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

/**
 * Writes the declaration into the store, where the SQL reads it. If it differs from the one that stands there, every day's
 * KPIs mean something else, so all days are stale.
 */
export async function declareBusiness(db: Database, declared: Declaration): Promise<void> {
  if (fingerprint(await currentDeclaration(db)) === fingerprint(declared)) return;
  await db.transaction(async () => {
    await db.script('delete from business; delete from sales_status; delete from stale_days');
    await db.query('insert into business (zone, currency) values ($1, $2)', [declared.zone, declared.currency]);
    for (const { source, status, meaning } of declared.statuses) {
      await db.query('insert into sales_status (source, status, meaning) values ($1, $2, $3)', [
        source,
        status,
        meaning,
      ]);
    }
    await db.script(`
      delete from daily_kpis;
      delete from daily_ops;
      delete from daily_arrivals;
      insert into stale_days (fact_table, day)
      select distinct 'fact_sales', cast(f.ts at time zone b.zone as date) from fact_sales as f cross join business as b
      union all
      select distinct 'fact_ops_events', cast(f.ts at time zone b.zone as date) from fact_ops_events as f cross join business as b;
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
