import { expect, test } from 'vitest';
import { metric, shareMetric } from '../../../test/fixtures/metrics.ts';
import { seriesInSentence, seriesTitle } from './series-title.ts';

test('the title of a slice is its metric and its value', () => {
  expect(seriesTitle({ metric: shareMetric({ title: 'Error rate' }), slice: '' })).toBe('Error rate');
  expect(seriesTitle({ metric: shareMetric({ title: 'Error rate' }), slice: 'service=payment' })).toBe(
    'Error rate (payment)',
  );
  expect(seriesTitle({ metric: shareMetric({ title: 'Error rate' }), slice: 'filter=a=b' })).toBe('Error rate (a=b)');
  expect(seriesTitle({ metric: shareMetric({ title: 'Error rate' }), slice: 'sales_channel=' })).toBe(
    'Error rate (sales channel not given)',
  );
});

test('within a sentence a title begins in lower case, an abbreviation does not', () => {
  const inSentence = (title: string, slice = '') => seriesInSentence({ metric: metric({ title }), slice });
  expect(inSentence('Error rate', 'service=payment')).toBe('error rate (payment)');
  expect(inSentence('P95 latency')).toBe('P95 latency');
  expect(inSentence('API errors')).toBe('API errors');
});
