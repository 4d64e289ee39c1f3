import { describe, expect, test } from 'vitest';
import { dayFromIso } from '../../src/calendar/day.ts';
import { random } from '../../src/demo/chance/random.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import type { ExplanationReport } from '../../src/report/explained.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { days } from '../fixtures/shop-days.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { parseConfig } from '../../src/config/read-config.ts';
import { businessFromConfig } from '../../src/config/business-from-config.ts';
import { NO_CALENDAR } from '../../src/config/calendar/calendar-from-config.ts';
import { run } from '../../src/pipeline/run.ts';
import { silent } from '../../src/pipeline/progress.ts';

const CONFIG = `
business: {name: Shop, zone: UTC, currency: EUR}
sources:
  shop: {table: fact_sales, path: sales.csv, columns: [order_id, line_no, ts, amount, country, channel, product], currency: EUR}
judged_days: 1
horizon_days: 1
`;
const LAST = '2026-04-30';
const ORDERS = 400;
const COUNTRIES = ['DE', 'DE', 'DE', 'FR', 'FR', 'AT'];
const CHANNELS = ['web', 'web', 'mobile', 'mobile', 'app'];

/** Sales of ten weeks; on the last day six of ten orders by phone from Germany fail. */
function sales(seed: number): { lines: string[]; lost: number } {
  const draws = random(seed, 16);
  const lines = ['order_id,line_no,ts,amount,country,channel,product'];
  let lost = 0;
  for (const day of days('2026-02-20', LAST)) {
    for (let order = 0; order < ORDERS; order++) {
      const country = draws.pick(COUNTRIES);
      const channel = draws.pick(CHANNELS);
      const cents = 2000 + draws.integer(6000);
      const fails = draws.uniform() < 0.6 && day === LAST && country === 'DE' && channel === 'mobile';
      if (fails) lost += cents;
      else
        lines.push(
          `${day}/${order},1,${day}T12:00:00,${(cents / 100).toFixed(2)},${country},${channel},P${draws.integer(30)}`,
        );
    }
  }
  return { lines, lost: lost / 100 };
}

describe.each(scenarioEngines)('on $name', (engine) => {
  test('an outage of one channel in one country is its own cause, with its money, and all parts add up to the cent', async () => {
    await using store = await engine.open();
    await using folder = await tempFolder();
    const { lines, lost } = sales(4);
    await folder.write('sales.csv', `${lines.join('\n')}\n`);
    const { config, locate } = parseConfig(CONFIG, 'evenkeel.yaml', {});
    const business = businessFromConfig(config, folder.path, NO_CALENDAR, locate);
    const asOf = new Date('2026-05-01T08:00:00Z');
    await run(store.db, business, { asOf, now: asOf, progress: silent });
    const model = await readModel(store.db, business, asOf);
    const explain = async (metric: string): Promise<Explained> =>
      explained(await model.explanation(metric, '', { from: dayFromIso(LAST), to: dayFromIso(LAST), since: null }));

    const revenue = await explain('revenue');
    const parts = [...(revenue.split?.causes ?? []), ...(revenue.split ? [revenue.split.rest] : [])];
    expect(revenue.split?.causes.map(({ slice }) => slice)).toEqual([
      [
        { dimension: 'country', value: 'DE' },
        { dimension: 'channel', value: 'mobile' },
      ],
    ]);
    expect((parts[0]?.units ?? 0) / 100 / -lost).toBeCloseTo(1, 0);
    const cents = Math.round(revenue.actual * 100) - Math.round(revenue.expected * 100);
    expect(parts.reduce((sum, { units }) => sum + units, 0)).toBe(cents);

    const orders = await explain('orders');
    expect(orders.split?.causes.map(({ slice }) => slice.map(({ value }) => value))).toEqual([['DE', 'mobile']]);
    const value = await explain('average_order_value');
    expect(value.split?.isBroad).toBe(true);
  });

  test('a slice by a dimension that only the metric declares is split by the others', async () => {
    await using store = await engine.open();
    await using folder = await tempFolder();
    const rows = days('2026-02-20', LAST).flatMap((day, index) =>
      ['DE', 'FR'].flatMap((country) =>
        ['tea', 'mug'].map((product) => {
          const fails = day === LAST && country === 'DE' && product === 'mug';
          return `${day}/${country}/${product},1,${day}T12:00:00,${(fails ? 10 : 1000) + (index % 7)},${country},${product}`;
        }),
      ),
    );
    await folder.write('sales.csv', `order_id,line_no,ts,amount,country,product_id\n${rows.join('\n')}\n`);
    const declared = `${CONFIG.replace('country, channel, product', 'country, product_id')}metrics: {revenue: {dimensions: [product_id]}}\n`;
    const { config, locate } = parseConfig(declared, 'evenkeel.yaml', {});
    const business = businessFromConfig(config, folder.path, NO_CALENDAR, locate);
    const asOf = new Date('2026-05-01T08:00:00Z');
    await run(store.db, business, { asOf, now: asOf, progress: silent });
    const model = await readModel(store.db, business, asOf);
    const span = { from: dayFromIso(LAST), to: dayFromIso(LAST), since: null };
    const mug = explained(await model.explanation('revenue', 'product_id=mug', span));
    expect(mug.noSplit).toBeNull();
    expect(mug.split?.causes.map(({ slice }) => slice)).toEqual([[{ dimension: 'country', value: 'DE' }]]);
  });
});

type Explained = Extract<ExplanationReport, { status: 'explained' }>;

function explained(report: ExplanationReport | null): Explained {
  if (report?.status !== 'explained') throw new Error(`not explained: ${JSON.stringify(report)}`);
  return report;
}
