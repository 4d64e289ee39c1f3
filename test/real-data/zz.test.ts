import { inject, test } from 'vitest';
import { engines } from '../fixtures/databases.ts';
import { example } from '../fixtures/example.ts';
test.each(['online-retail', 'global-electronics', 'fuzzy-factory'])(
  '%s',
  async (name) => {
    for (const engine of engines) {
      const t = performance.now();
      const e = await example(name, inject('dataFolder') ?? '', engine, 900);
      console.log(
        engine.name,
        name,
        Math.round(performance.now() - t),
        e.result.receipts,
        e.result.rolledUp,
        e.result.verdicts,
      );
      console.log(
        await e.store.db.query('select metric, status, count(*) as n from verdicts group by 1,2 order by 1,2'),
      );
      if (name === 'online-retail')
        console.log(
          await e.store.db.query(
            'select count(*) as n, sum(amount) as total, (select count(*) from (select distinct source, order_id, ts, amount, currency, quantity, product_id, product, category, customer_id, country, region, channel, status from fact_sales) as d) as uniq from fact_sales',
          ),
        );
      if (name === 'fuzzy-factory') {
        console.log(
          await e.store.db.query(
            "select substr(cast(day as text),1,7) as m, sum(refund_lines) as r, sum(sale_lines) as s, cast(sum(refund_lines) as double precision)/sum(sale_lines) as q from daily_kpis where day >= '2014-06-01' group by 1 order by 1",
          ),
        );
        console.log(
          await e.store.db.query(
            "select substr(cast(day as text),1,7) as m, status, count(*) as n from verdicts where metric='refund_rate' and day >= '2014-06-01' group by 1,2 order by 1,2",
          ),
        );
      }
      await e.store[Symbol.asyncDispose]();
    }
  },
  600000,
);
