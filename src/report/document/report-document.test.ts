import { expect, test } from 'vitest';
import { smallModel } from '../../../test/fixtures/small-model.ts';
import { reportOf } from '../../pipeline/publish/report-of.ts';

test('a report says what the answers say, and needs no other file', async () => {
  const html = await reportOf(smallModel());
  expect(html).toContain('Monday brought €10.00, 90% below expected');
  expect(html).toContain('Revenue is €90.00 short');
  expect(html).toContain('<h2>The last seven days</h2>');
  expect(html).not.toMatch(/<script|<link|<img|url\(|@import|\son\w+=|https?:\/\/(?!www\.w3\.org)/);
});

test('names from the data and the config are text, never markup', async () => {
  const model = smallModel();
  const html = await reportOf({
    ...model,
    summary: async () => ({ ...(await model.summary()), name: '<script>alert(1)</script>' }),
  });
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).not.toContain('<script');
});

test('without a judged day it says so, and has no chart', async () => {
  const model = smallModel();
  const summary = await model.summary();
  const html = await reportOf({
    ...model,
    metrics: async () => [],
    seriesReport: async () => null,
    summary: async () => ({ ...summary, revenue: null, lastJudgedRevenue: null, incidents: [], dataFaults: [] }),
  });
  expect(html).toContain('revenue is not in your data');
  expect(html).not.toContain('<svg');
});
