import { expect, test } from 'vitest';
import { testBusiness } from '../../../test/fixtures/business.ts';
import { testSource } from '../../../test/fixtures/source.ts';
import { settingsJson } from './json.ts';

test('the settings have the tolerance of each metric, and no path of a source', () => {
  const sources = [testSource('fact_sales', { id: 'shop', path: '/srv/secret-folder/sales.csv' })];
  const settings = settingsJson(testBusiness({ sources }));
  expect(settings.metrics.find(({ id }) => id === 'revenue')).toMatchObject({
    ...{ tolerance: 0.05, min_change: null, limit: { above: null, below: null } },
  });
  expect(settings).toMatchObject({ grace_hours: 1, sources: [{ id: 'shop', mode: 'upsert' }] });
  expect(JSON.stringify(settings)).not.toContain('secret-folder');
});
