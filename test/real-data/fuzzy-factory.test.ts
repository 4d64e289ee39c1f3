import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { brokenChecks, examples, type Example } from '../fixtures/example.ts';
import { judgedDays } from '../fixtures/judged-days.ts';
import { rowsText } from '../fixtures/store-text.ts';

const dataFolder = inject('dataFolder');

describe.skipIf(dataFolder === null)('fuzzy_factory', () => {
  let shops: Example[] = [];

  beforeAll(async () => {
    shops = await examples('fuzzy-factory', dataFolder ?? '', 300);
  }, 300_000);

  afterAll(async () => {
    await Promise.all(shops.map(async (shop) => shop[Symbol.asyncDispose]()));
  });

  test('shows its refunds of September 2014: 12.1 % where the months around have 2.4 to 5.2', async () => {
    for (const { db } of shops) {
      const rows = await db.query(`
        select substr(cast(day as text), 1, 7) as month, sum(refund_lines) as refunds, sum(sale_lines) as sales
        from daily_kpis
        where day >= '2014-06-01' and day < '2015-03-01'
        group by 1
        order by 1`);
      const rates = rows.map((row) => [row['month'], Number(row['refunds']) / Number(row['sales'])] as const);
      expect(rates.find(([month]) => month === '2014-09')?.[1]).toBeCloseTo(0.121, 3);
      const others = rates.filter(([month]) => month !== '2014-09').map(([, rate]) => rate);
      expect(Math.min(...others)).toBeCloseTo(0.024, 3);
      expect(Math.max(...others)).toBeCloseTo(0.052, 3);
    }
  });

  // A day has some 70 sale lines: the first days are Warnings at most by themselves, and Critical once they are taken together.
  test('is unusual in its refund rate in that month, from its third day on, while its revenue is calm', async () => {
    for (const { db } of shops) {
      const rates = await judgedDays(db, 'refund_rate');
      const alerts = rates.filter((line) => line.startsWith('2014-09') && / (warning|critical)$/.test(line));
      expect(alerts[0]).toBe('2014-09-03 warning');
      expect(alerts.filter((line) => line.endsWith(' critical')).length).toBeGreaterThan(5);
      // A fifth of that day's sale lines came back.
      expect(rates.filter((line) => line.endsWith(' critical') && !line.startsWith('2014-09'))).toEqual([
        '2014-08-31 critical',
      ]);
      const revenue = (await judgedDays(db, 'revenue')).filter((line) => line.startsWith('2014-09'));
      expect(revenue.filter((line) => !line.endsWith(' normal'))).toEqual([]);
    }
  });

  test('is not judged on the day on which its orders end', async () => {
    for (const { db } of shops) expect((await judgedDays(db, 'revenue')).at(-1)).toBe('2015-03-19 late_data');
  });

  test('keeps every equation, and is judged alike on every engine', async () => {
    for (const { db } of shops) expect(await brokenChecks(db)).toEqual([]);
    const verdicts = await Promise.all(shops.map(async ({ db }) => rowsText(db, 'select * from verdicts')));
    expect(verdicts).toEqual(verdicts.map(() => verdicts[0]));
  }, 120_000);
});
