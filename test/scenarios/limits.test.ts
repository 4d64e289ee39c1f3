import { describe, expect, test } from 'vitest';
import { isJudged } from '../../src/detect/verdict.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { tiles } from '../../src/report/words/answers/tiles.ts';
import { comparedDay } from '../../src/report/words/days/compared-day.ts';
import { comparison } from '../../src/report/words/days/comparison.ts';
import { incidentFinding } from '../../src/report/words/incidents/incident-text.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { metric, only } from '../fixtures/metrics.ts';
import { days, eventRows, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { asOfAfter, watchedShop } from '../fixtures/watched-shop.ts';

const JUDGED_DAYS = 10;
const all = days(FIRST, LAST);

describe.each(scenarioEngines)('on $name', (engine) => {
  test('a rate above its limit is a Warning that says so, although nothing else was expected', async () => {
    // One event in forty is an error: 2.5%, each day.
    const metrics = only('error_rate').map((one) => ({ ...one, limit: { above: 0.02 }, dimensions: [] }));
    await using shop = await watchedShop(engine, { metrics, judgedDays: JUDGED_DAYS });
    await shop.deliver('all', saleRows(all), eventRows(all));
    await shop.runAfter(LAST);
    const model = await readModel(shop.db, shop.business, asOfAfter(LAST));
    const report = await model.seriesReport('error_rate', '');
    const verdicts = (report?.days ?? []).map(({ verdict }) => verdict);
    expect(verdicts.map((one) => (isJudged(one) ? `${one.status} ${one.decided_by}` : one.status))).toEqual(
      Array.from({ length: JUDGED_DAYS }, () => 'warning above_limit'),
    );
    const [latest] = verdicts.filter(isJudged).slice(-1);
    expect(latest && report && comparison(latest, report.metric, 'EUR')).toMatch(
      /^\d\.\d%, above the limit of 2%; (as|\d+% (above|below)) expected/,
    );
    const operations = tiles(await model.summary()).find(({ question }) => question === 'Operations');
    expect([operations?.state.word, operations?.text, operations?.why]).toEqual([
      'Warning',
      expect.stringMatching(/Error rate \d\.\d% \(above the limit of 2%\)$/),
      expect.stringMatching(/^Above the limit of 2%/),
    ]);
    const incidents = await model.incidents({ offset: 0, limit: null });
    expect(incidents.map((one) => incidentFinding(one, 'EUR'))).toEqual([
      expect.stringMatching(/^error rate is above its limit of 2% over 10 days/),
    ]);
    const { 'alerts.csv': csv = '' } = await shop.outputsAfter(LAST);
    expect(csv.split('\n').filter((line) => line.includes('above_limit')).length).toBeGreaterThanOrEqual(JUDGED_DAYS);
  });

  test('a limit of the whole says nothing of its slices where these add up, and nothing while it holds', async () => {
    const measure = { table: 'fact_sales', agg: 'sum', column: 'amount' } as const;
    const metrics = [metric({ id: 'sales', measure, limit: { below: 1000 }, dimensions: ['country'] })];
    await using shop = await watchedShop(engine, { metrics, judgedDays: JUDGED_DAYS });
    await shop.deliver('all', saleRows(all));
    await shop.runAfter(LAST);
    const decided = await shop.db.query("select slice from verdicts where decided_by like '%limit'");
    expect(decided).toEqual([]);
    expect(await shop.db.query("select slice from verdicts where slice <> '' and value < 1000")).not.toEqual([]);
    const model = await readModel(shop.db, shop.business, asOfAfter(LAST));
    const slices = (await model.sliceOverviews('sales', 'country', { offset: 0, limit: 9 })) ?? [];
    const sentences = slices.flatMap(({ recent }) => recent.map((item) => comparedDay(item, 'EUR') ?? ''));
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.filter((text) => text.includes('limit'))).toEqual([]);
  });
});
