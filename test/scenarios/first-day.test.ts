import { describe, expect, test } from 'vitest';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { answers } from '../../src/report/words/answers/answers.ts';
import { catalogue } from '../../src/metrics/catalogue.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { asOfAfter, watchedShop } from '../fixtures/watched-shop.ts';

const DAY = '2026-02-16';

describe.each(scenarioEngines)('on $name', (engine) => {
  test('data of a single day that is not complete are late, not absent', async () => {
    await using shop = await watchedShop(engine, { metrics: catalogue });
    await shop.deliver('first', [`1,1,${DAY}T10:00:00,20.00,c1,DE`], [`e1,${DAY}T10:00:00Z,api,80,0`]);
    await shop.runAfter(DAY);
    const model = await readModel(shop.db, shop.business, asOfAfter(DAY));
    const [revenue, , , operations] = answers(await model.summary());
    expect([revenue?.state.word, revenue?.text]).toEqual([
      'Late data',
      'Mon 16 Feb is not judged yet: its data may be incomplete',
    ]);
    expect([operations?.state.word, operations?.text]).toEqual([
      'Late data',
      'Mon 16 Feb is not judged; Late data for error rate and latency p95',
    ]);
    const states = (await model.metrics()).map(({ metric, recent }) => [metric.id, recent[0]?.verdict.status]);
    expect(Object.fromEntries(states)).toMatchObject({ revenue: 'late_data', refund_rate: 'no_data' });
  });
});
