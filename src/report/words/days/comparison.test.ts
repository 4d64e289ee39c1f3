import { describe, expect, test } from 'vitest';
import { metric, shareMetric } from '../../../../test/fixtures/metrics.ts';
import { expected, verdictOn } from '../../../../test/fixtures/verdicts.ts';
import { isJudged } from '../../../detect/verdict.ts';
import type { Metric } from '../../../metrics/metric.ts';
import type { Expectation } from '../../../detect/expectation.ts';
import { comparison, judgedDayText, gapText } from './comparison.ts';

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
  });

  test('of a Normal day is as expected within the 80 % band, and beyond it a distance within the normal range', () => {
    expect(textOf(comparison, 49_500)).toBe('€49,500, as expected (€52,600; normal range €46,900 to €58,400)');
    expect(textOf(comparison, 49_400)).toBe(
      '€49,400, 6.1% below expected (€52,600) and within the normal range (€46,900 to €58,400)',
    );
    expect(textOf(comparison, 0.0056, { ...errorRate, intervals: [] }, shareMetric())).toBe(
      '0.56%, 40% above expected (0.40%) and within the normal range (at most 0.60%)',
    );
  });

  test('of several days gives what they average first, and the last of them after it', () => {
    const week = { days: 7, known_days: 7, yhat: 52_600, expected: 368_200, actual: 280_400 };
    const windows = [
      {
        ...week,
        ...{ error: -0.3, limit: 0.1, spread: 0.01, warning_lower: 52_000, warning_upper: null },
        ...{ critical_lower: null, critical_upper: null },
      },
    ];
    expect(textOf(comparison, 51_600, { windows })).toBe(
      'the last 7 days average €47,429, 9.8% below the €52,600 that was forecast before them; the last day alone is as expected (€52,600; normal range €46,900 to €58,400), at €51,600',
    );
    expect(textOf(comparison, 48_000, { windows })).toContain(
      'before them; the last day alone is 8.7% below expected (€52,600; normal range €46,900 to €58,400), at €48,000',
    );
  });

  test('of a day is a sentence, also where several days decided', () => {
    const named = (...[judged, of, currency]: Parameters<typeof comparison>) =>
      judgedDayText('Mon 21 Sep', judged, of, currency);
    expect(textOf(named, 38_420)).toMatch(/^Mon 21 Sep brought €38,420, 27% below expected/);
    const windows = [
      {
        ...{ days: 7, known_days: 7, yhat: 52_600, expected: 368_200, actual: 280_400, error: -0.3, limit: 0.1 },
        ...{ spread: 0.01, warning_lower: 52_000, warning_upper: null, critical_lower: null, critical_upper: null },
      },
    ];
    expect(textOf(named, 51_600, { windows })).toMatch(/^Mon 21 Sep: the last 7 days average €47,429, 9.8% below/);
  });

  test('of several days of a share says that each counts alike: a quiet day has as much of the mean as a busy one', () => {
    const windows = [
      {
        ...{ days: 3, known_days: 3, yhat: 0.004, expected: 0.012, actual: 0.012, error: 1, limit: 1, spread: 0.1 },
        ...{ warning_lower: null, warning_upper: 0.005, critical_lower: null, critical_upper: null },
      },
    ];
    expect(textOf(comparison, 0.006, { ...errorRate, windows }, shareMetric())).toContain(
      'the last 3 days, each counted alike, average 0.6%, 50% above the 0.4% that was forecast before them',
    );
  });

  test('says from which loss on a day is noticed, where that is large', () => {
    expect(textOf(comparison, 52_600, { warning_lower: 10_520 })).toBe(
      '€52,600, as expected (normal range €10,520 to €58,400); a day must lose 80% to be noticed',
    );
    const both = { ...revenue, direction: 'both' } as const;
    expect(textOf(comparison, 52_600, { warning_lower: 10_520, warning_upper: 131_500 }, both)).toBe(
      '€52,600, as expected (normal range €10,520 to €131,500); a day must lose 80% or gain 150% to be noticed',
    );
  });

  test('has no percentage if the value is as expected, or the expected value is zero', () => {
    expect(textOf(comparison, 52_600.2)).toBe('€52,600, as expected (normal range €46,900 to €58,400)');
    expect(textOf(comparison, 81, { yhat: 0, warning_lower: null, warning_upper: 80, critical_lower: null })).toBe(
      '€81.00, expected €0.00; at most €80.00 is normal',
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
      '0.040%, 300% above expected (0.010%; at most 0.020% is normal)',
    );
  });

  test('of negative values has the sign of the difference', () => {
    expect(
      textOf(comparison, -800, {
        yhat: -1000,
        scale: 'linear',
        warning_lower: -1200,
        warning_upper: -900,
        critical_lower: null,
      }),
    ).toBe('−€800, 20% above expected (−€1,000; normal range −€1,200 to −€900)');
  });
});

describe('values that are read together have the digits that tell them apart', () => {
  const share = (yhat: number, lower: number | null, upper: number | null) => ({
    ...{ yhat, warning_lower: lower, warning_upper: upper, critical_lower: null, critical_upper: null },
    intervals: [],
  });
  const down = shareMetric({ direction: 'down' });
  const money = (yhat: number, lower: number, upper: number) => ({
    ...{ yhat, warning_lower: lower, warning_upper: upper, critical_lower: null, intervals: [] },
  });

  test.each<[string, number, Partial<Expectation>, Metric, string]>([
    [
      'a share of scrap',
      0.00048,
      share(0.000297, 0.000228, 0.000376),
      shareMetric(),
      '0.048%, 62% above expected (0.030%; normal range 0.023% to 0.038%)',
    ],
    [
      'an availability',
      0.9997,
      share(0.9999, 0.9998, null),
      down,
      '99.97%, 0.020% below expected (99.99%; at least 99.98% is normal)',
    ],
    [
      'an availability of all',
      0.9997,
      share(1, 0.9999, null),
      down,
      '99.97%, 0.030% below expected (100%; at least 99.99% is normal)',
    ],
    [
      'a share per million',
      0.000002,
      share(0.000004, 0.000003, null),
      down,
      '0.00020%, 50% below expected (0.00040%; at least 0.00030% is normal)',
    ],
    [
      'a latency in seconds',
      0.006,
      share(0.004, 0.003, 0.005),
      metric({ unit: 'count', direction: 'up' }),
      '0.0060, 50% above expected (0.0040; normal range 0.0030 to 0.0050)',
    ],
    [
      'a latency',
      0.006,
      share(0.004, 0.003, 0.005),
      metric({ unit: 'ms', direction: 'up' }),
      '0.0060 ms, 50% above expected (0.0040 ms; normal range 0.0030 ms to 0.0050 ms)',
    ],
    [
      'units per order',
      1.24,
      share(1.2, 1.21, 1.23),
      metric({ unit: 'count', direction: 'up' }),
      '1.24, 3.3% above expected (1.20; normal range 1.21 to 1.23)',
    ],
    [
      'a price per call',
      0.0042,
      money(0.005, 0.0045, 0.006),
      revenue,
      '€0.0042, 16% below expected (€0.0050; normal range €0.0045 to €0.0060)',
    ],
    [
      'an order value',
      104.2,
      money(104.9, 104.5, 105.2),
      revenue,
      '€104.20, 0.7% below expected (€104.90; normal range €104.50 to €105.20)',
    ],
    [
      'millions',
      1_461_000,
      money(1_464_000, 1_462_000, 1_467_000),
      revenue,
      '€1.461M, 0.2% below expected (€1.464M; normal range €1.462M to €1.467M)',
    ],
    [
      'losses',
      -104.9,
      money(-104.2, -104.5, -104),
      revenue,
      '−€104.90, 0.7% below expected (−€104.20; normal range −€104.50 to −€104.00)',
    ],
  ])('%s', (_name, value, changes, judgedMetric, text) => {
    expect(textOf(comparison, value, { ...changes, scale: 'linear' }, judgedMetric)).toBe(text);
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
    expect(textOf(gapText, 0.00048, { ...errorRate, yhat: 0.0003 }, shareMetric())).toBe('+0.018 points');
  });
});
