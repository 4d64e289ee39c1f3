import { describe, expect, test } from 'vitest';
import { quantile } from '../../../stats/quantile.ts';
import { crossValidation, type CrossValidation } from './cross-validation.ts';
import { performanceMetrics, type ErrorMeasure } from './performance-metrics.ts';
import { rollingMean, rollingMedian } from './rolling-by-horizon.ts';

const DAY_MS = 86_400_000;
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const HORIZONS = [1, 2, 3, 4, 4, 4, 4, 4, 7, 7];

// facebook/prophet, test_diagnostics.py, test_rolling_mean and test_rolling_median
describe("rolling windows over horizons equal Prophet's", () => {
  test.each([
    ['mean', rollingMean, [1, 5, 22 / 3]],
    ['median', rollingMedian, [1, 5, 8]],
  ])('%s', (_, rolling, ofThree) => {
    expect(rolling(upTo(10), upTo(10), 1)).toEqual({ horizon: upTo(10), value: upTo(10) });
    expect(rolling(upTo(10), upTo(10), 4)).toEqual({
      horizon: upTo(10).slice(3),
      value: upTo(10)
        .slice(3)
        .map((value) => value - 1.5),
    });
    const three = rolling(upTo(10), HORIZONS, 3);
    expect(three.horizon).toEqual([3, 4, 7]);
    three.value.forEach((value, at) => expect(value).toBeCloseTo(ofThree[at] ?? Number.NaN, 12));
    expect(rolling(upTo(10), HORIZONS, 10)).toEqual({ horizon: [7], value: [4.5] });
    expect(rolling(upTo(10), HORIZONS, 11)).toEqual({ horizon: [], value: [] });
  });
});

describe('the error measures', () => {
  const ds = upTo(120).map((day) => (20_000 + day) * DAY_MS);
  const y = upTo(120).map((index) => 100 + index / 5 + 5 * Math.sin(index) + ((index * 7919) % 11));
  const table = crossValidation({ ds, y }, {}, { horizon: 4, period: 10, initial: 80 });
  const rows = Array.from(table.y.keys());
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const error = (row: number) => Math.abs((table.y[row] ?? 0) - (table.yhat[row] ?? 0));

  test('over all forecasts equal their definitions', () => {
    const { horizon, ...all } = performanceMetrics(table, { rolling_window: 1 });
    expect(horizon).toEqual([4]);
    const shares = rows.map((row) => error(row) / Math.abs(table.y[row] ?? 0));
    const covered = rows.map((row) =>
      Number(
        (table.yhat_lower[row] ?? 0) <= (table.y[row] ?? 0) && (table.y[row] ?? 0) <= (table.yhat_upper[row] ?? 0),
      ),
    );
    const smape = rows.map((row) => (2 * error(row)) / (Math.abs(table.y[row] ?? 0) + Math.abs(table.yhat[row] ?? 0)));
    const expected: Record<ErrorMeasure, number> = {
      mse: mean(rows.map((row) => error(row) ** 2)),
      rmse: Math.sqrt(mean(rows.map((row) => error(row) ** 2))),
      mae: mean(rows.map(error)),
      mape: mean(shares),
      mdape: quantile(shares, 0.5) ?? 0,
      smape: mean(smape),
      coverage: mean(covered),
    };
    expect(Object.keys(all)).toEqual(Object.keys(expected));
    for (const [name, value] of Object.entries(all))
      expect(value).toEqual([expect.closeTo(expected[name as ErrorMeasure], 10)]);
  });

  test('are available by horizon, by month, and by forecast', () => {
    const byHorizon = performanceMetrics(table, { rolling_window: 0, metrics: ['mae', 'coverage'] });
    expect(byHorizon.horizon).toEqual([1, 2, 3, 4]);
    const ofTwo = rows.filter((row) => (table.ds[row] ?? 0) - (table.cutoff[row] ?? 0) === 2 * DAY_MS);
    expect(byHorizon.mae?.[1]).toBeCloseTo(mean(ofTwo.map(error)), 10);
    expect(Object.keys(byHorizon)).toEqual(['horizon', 'mae', 'coverage']);
    expect(performanceMetrics(table, { rolling_window: -1 }).mse).toHaveLength(rows.length);
    expect(performanceMetrics(table, { monthly: true, rolling_window: 0 }).horizon).toEqual([0, 1]);
  });

  test('that divide by y are omitted if y has a 0', () => {
    const zero: CrossValidation = { ...table, y: table.y.with(0, 0), yhat: table.yhat.with(0, 0) };
    const measures = performanceMetrics(zero);
    expect(Object.keys(measures)).toEqual(['horizon', 'mse', 'rmse', 'mae', 'smape', 'coverage']);
    expect(Object.values(measures).flat().every(Number.isFinite)).toBe(true);
    expect(performanceMetrics(zero, { metrics: ['mape'] })).toEqual({ horizon: [] });
  });

  test('that are unknown or repeated are rejected', () => {
    expect(() => performanceMetrics(table, { metrics: ['mse', 'mse'] })).toThrow('metrics cannot hold mse');
    const metrics: ErrorMeasure[] = JSON.parse('["error"]');
    expect(() => performanceMetrics(table, { metrics })).toThrow('metrics cannot hold error');
  });
});
