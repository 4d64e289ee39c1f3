import { describe, expect, test } from 'vitest';
import { metric, shareMetric } from '../../../test/fixtures/metrics.ts';
import { expected, verdictOn } from '../../../test/fixtures/verdicts.ts';
import { isJudged } from '../../detect/verdict.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { Expectation } from '../../detect/expectation.ts';
import { comparison, gapText, seriesTitle, stateWords } from './wording.ts';

const takings = metric();

function said(
  say: typeof comparison,
  value: number,
  changes: Partial<Expectation> = {},
  watched: Metric = takings,
): string {
  const verdict = verdictOn(watched, value, expected(changes));
  return isJudged(verdict) ? say(verdict, watched, 'EUR') : verdict.status;
}

const errorRate: Partial<Expectation> = {
  yhat: 0.004,
  warning_lower: null,
  warning_upper: 0.006,
  critical_lower: null,
  critical_upper: 0.01,
};

describe('a comparison', () => {
  test('says the value before the percentage, below or above expected, then the evidence', () => {
    expect(said(comparison, 38_420)).toBe('€38,420, 27% below expected (€52,600; normal range €46,900 to €58,400)');
    expect(said(comparison, 60_000)).toBe('€60,000, 14% above expected (€52,600; normal range €46,900 to €58,400)');
  });

  test('names the one boundary that stands', () => {
    expect(said(comparison, 0.021, errorRate, shareMetric())).toBe(
      '2.1%, 425% above expected (0.4%; at most 0.6% is normal)',
    );
    expect(said(comparison, 38_420, { warning_upper: null })).toBe(
      '€38,420, 27% below expected (€52,600; at least €46,900 is normal)',
    );
    expect(said(comparison, 50_000, { warning_lower: null, warning_upper: null, critical_lower: null })).toBe(
      '€50,000, 4.9% below expected (€52,600)',
    );
  });

  test('has no percentage where it met the expected, or nothing was expected', () => {
    expect(said(comparison, 52_600.2)).toBe('€52,600, as expected (normal range €46,900 to €58,400)');
    expect(said(comparison, 52_600, { warning_lower: null, warning_upper: null, critical_lower: null })).toBe(
      '€52,600, as expected',
    );
    expect(said(comparison, 5, { yhat: 0, warning_lower: null, warning_upper: 80, critical_lower: null })).toBe(
      '€5.00, expected €0.00; at most €80.00 is normal',
    );
  });

  test('of an alarming day never reads as expected, though rounding hides the difference', () => {
    const tiny = {
      yhat: 0.0001,
      warning_lower: null,
      warning_upper: 0.0002,
      critical_lower: null,
      critical_upper: 0.0003,
    };
    expect(said(comparison, 0.0004, tiny, shareMetric())).toBe(
      '0.0%, 300% above expected (0.0%; at most 0.0% is normal)',
    );
  });

  test('of a net of refunds has the sign of the difference', () => {
    expect(
      said(comparison, -800, {
        yhat: -1000,
        scale: 'linear',
        warning_lower: null,
        warning_upper: null,
        critical_lower: null,
      }),
    ).toBe('−€800, 20% above expected (−€1,000)');
  });
});

describe('a gap', () => {
  test('has a sign, a true minus, and no space', () => {
    expect(said(gapText, 38_420)).toBe('−€14,180');
    expect(said(gapText, 53_350)).toBe('+€750');
    expect(said(gapText, 52_600)).toBe('€0.00');
  });

  test('of a share is in points', () => {
    expect(said(gapText, 0.023, errorRate, shareMetric())).toBe('+1.9 points');
  });
});

test('a slice is named after its metric by its value', () => {
  expect(seriesTitle({ metric: shareMetric({ title: 'Error rate' }), slice: '' })).toBe('Error rate');
  expect(seriesTitle({ metric: shareMetric({ title: 'Error rate' }), slice: 'service=payment' })).toBe(
    'Error rate, payment',
  );
  expect(seriesTitle({ metric: shareMetric({ title: 'Error rate' }), slice: 'filter=a=b' })).toBe('Error rate, a=b');
  expect(seriesTitle({ metric: shareMetric({ title: 'Error rate' }), slice: 'sales_channel=' })).toBe(
    'Error rate, sales channel not given',
  );
});

test('every state has a shape and a word of its own, and a favourable surprise is called so', () => {
  const words = [
    ...[52_600, 45_000, 1].map((value) => stateWords({ verdict: verdictOn(takings, value, expected()) })),
    stateWords({ verdict: verdictOn(takings, 60_000, expected()) }),
    ...(['learning', 'no_data', 'late_data', 'closed'] as const).map((status) =>
      stateWords({ verdict: { status, value: null, expectation: null } }),
    ),
  ];
  expect(words.map(({ word, tone }) => `${word}: ${tone}`)).toEqual([
    'Normal: normal',
    'Warning: warning',
    'Critical: critical',
    'Unusual (good): good',
    'Learning: unknown',
    'No data: unknown',
    'Late data: unknown',
    'Closed: unknown',
  ]);
  expect(new Set(words.map(({ shape }) => shape)).size).toBe(words.length);
});
