import { expect, test } from 'vitest';
import { metric, shareMetric } from '../../test/fixtures/metrics.ts';
import { catalogue } from './catalogue.ts';
import { presenceOf } from './presence.ts';

const zeros = { known: true, nonZero: false };
const some = { known: true, nonZero: true };

test('a metric without any row, or without a known value, is absent', () => {
  expect([null, { known: false, nonZero: false }, zeros, some].map((seen) => presenceOf(metric(), seen))).toEqual([
    ...['absent', 'absent'],
    ...['present', 'present'],
  ]);
});

test('one whose conditions no row has met is unmatched', () => {
  const filtered = metric({ measure: { table: 'fact_sales', agg: 'count', where: { channel: ['app'] } } });
  expect([null, zeros].map((seen) => presenceOf(filtered, seen))).toEqual(['unmatched', 'present']);
});

test('a share whose numerator has conditions that no row has met is unmatched, and no share of 0', () => {
  const rows = { table: 'fact_sales', agg: 'count' } as const;
  const share = metric({ measure: { numerator: { ...rows, where: { status: ['lost'] } }, denominator: rows } });
  expect([null, zeros, some].map((seen) => presenceOf(share, seen))).toEqual(['unmatched', 'unmatched', 'present']);
});

test('refunds of which there never was one are absent, errors of which there never was one are good news', () => {
  const refunds = catalogue.find(({ id }) => id === 'refund_rate') ?? metric();
  expect([zeros, some].map((seen) => presenceOf(refunds, seen))).toEqual(['absent', 'present']);
  expect(presenceOf(shareMetric(), zeros)).toBe('present');
});
