import { describe, expect, test } from 'vitest';
import { metric, shareMetric } from '../../../test/fixtures/metrics.ts';
import { expected, verdictOn } from '../../../test/fixtures/verdicts.ts';
import { isJudged } from '../../detect/verdict.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { Expectation } from '../../detect/expectation.ts';
import { comparison, gapText } from './comparison.ts';

const revenue = metric();

function textOf(
  text: typeof comparison,
  value: number,
  changes: Partial<Expectation> = {},
  judgedMetric: Metric = revenue,
): string {
  const verdict = verdictOn(judgedMetric, value, expected(changes));
  return isJudged(verdict) ? text(verdict, judgedMetric, 'EUR') : verdict.status;
}

const errorRate: Partial<Expectation> = {
  yhat: 0.004,
  warning_lower: null,
  warning_upper: 0.006,
  critical_lower: null,
  critical_upper: 0.01,
};

describe('a comparison', () => {
  test('gives the value, then the percentage below or above expected, then the evidence', () => {
    expect(textOf(comparison, 38_420)).toBe('€38,420, 27% below expected (€52,600; normal range €46,900 to €58,400)');
    expect(textOf(comparison, 60_000)).toBe('€60,000, 14% above expected (€52,600; normal range €46,900 to €58,400)');
  });

  test('names the only boundary', () => {
    expect(textOf(comparison, 0.021, errorRate, shareMetric())).toBe(
      '2.1%, 425% above expected (0.4%; at most 0.6% is normal)',
    );
    expect(textOf(comparison, 38_420, { warning_upper: null })).toBe(
      '€38,420, 27% below expected (€52,600; at least €46,900 is normal)',
    );
    expect(textOf(comparison, 50_000, { warning_lower: null, warning_upper: null, critical_lower: null })).toBe(
      '€50,000, 4.9% below expected (€52,600)',
    );
  });

  test('has no percentage if the value is as expected, or the expected value is zero', () => {
    expect(textOf(comparison, 52_600.2)).toBe('€52,600, as expected (normal range €46,900 to €58,400)');
    expect(textOf(comparison, 52_600, { warning_lower: null, warning_upper: null, critical_lower: null })).toBe(
      '€52,600, as expected',
    );
    expect(textOf(comparison, 5, { yhat: 0, warning_lower: null, warning_upper: 80, critical_lower: null })).toBe(
      '€5.00, expected €0.00; at most €80.00 is normal',
    );
  });

  test('never calls an alert as expected, even if rounding hides the difference', () => {
    const tiny = {
      yhat: 0.0001,
      warning_lower: null,
      warning_upper: 0.0002,
      critical_lower: null,
      critical_upper: 0.0003,
    };
    expect(textOf(comparison, 0.0004, tiny, shareMetric())).toBe(
      '0.0%, 300% above expected (0.0%; at most 0.0% is normal)',
    );
  });

  test('of negative values has the sign of the difference', () => {
    expect(
      textOf(comparison, -800, {
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
  test('has a sign, a true minus sign, and no space', () => {
    expect(textOf(gapText, 38_420)).toBe('−€14,180');
    expect(textOf(gapText, 53_350)).toBe('+€750');
    expect(textOf(gapText, 52_600)).toBe('€0.00');
  });

  test('of a share is in percentage points', () => {
    expect(textOf(gapText, 0.023, errorRate, shareMetric())).toBe('+1.9 points');
  });
});
