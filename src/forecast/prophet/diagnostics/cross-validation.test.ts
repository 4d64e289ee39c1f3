import { describe, expect, test } from 'vitest';
import { crossValidation, type CrossValidation } from './cross-validation.ts';
import { generatedCutoffs } from './cutoffs.ts';
import { predict } from '../predict/predict.ts';
import { fitProphet } from '../fit-prophet.ts';

const DAY_MS = 86_400_000;
/** 144 days, as in Prophet's tests. */
const ds = Array.from({ length: 145 }, (_, day) => (20_000 + day) * DAY_MS);
const y = ds.map((_, index) => 100 + index / 5 + 5 * Math.sin((2 * Math.PI * index) / 7) + ((index * 7919) % 11) / 11);
const daysOf = (cutoffs: ArrayLike<number>) => Array.from(new Set(Array.from(cutoffs)), (at) => at / DAY_MS - 20_000);

// facebook/prophet, test_diagnostics.py, test_cross_validation
test.each([
  [4, 10, 115, [120, 130, 140]],
  [4, 4, 115, [116, 120, 124, 128, 132, 136, 140]],
  [4, 10, 135, [140]],
])('horizon %i, period %i, initial %i: the cutoffs equal those of Prophet', (horizon, period, initial, expected) => {
  const table = crossValidation({ ds, y }, {}, { horizon, period, initial });
  expect(daysOf(table.cutoff)).toEqual(expected);
  expect(table.ds).toHaveLength(expected.length * horizon);
  table.ds.forEach((time, row) => {
    const ahead = time - (table.cutoff[row] ?? 0);
    expect(ahead > 0 && ahead <= horizon * DAY_MS).toBe(true);
    expect(table.y[row]).toBe(y[ds.indexOf(time)]);
  });
});

test('the default period is half a horizon, the default initial length three horizons or the longest seasonality', () => {
  const expected = crossValidation({ ds, y }, {}, { horizon: 32, period: 16, initial: 96 });
  expect(crossValidation({ ds, y }, {}, { horizon: 32 })).toEqual(expected);
  const monthly = { seasonalities: [{ name: 'monthly', period: 110, fourier_order: 1 }] };
  expect(daysOf(crossValidation({ ds, y }, monthly, { horizon: 10 }).cutoff)).toEqual([114, 119, 124, 129, 134]);
});

describe('the forecast of each cutoff', () => {
  const cutoffs = [100.5, 120].map((day) => (20_000 + day) * DAY_MS);
  const options = { seasonality_mode: 'multiplicative' } as const;
  const table = crossValidation({ ds, y }, options, { horizon: 8, cutoffs, interval_width: 0.95 });

  test('equals that of a model fitted to the rows up to it', () => {
    for (const cutoff of cutoffs) {
      const known = ds.filter((time) => time <= cutoff);
      const fit = fitProphet({ ds: known, y: y.slice(0, known.length) }, options);
      const rows = Array.from(table.cutoff.keys()).filter((row) => table.cutoff[row] === cutoff);
      const times = rows.map((row) => table.ds[row] ?? 0);
      const forecast = fit && predict(fit, { ds: times }, 0.95);
      for (const name of ['yhat', 'yhat_lower', 'yhat_upper'] as const)
        expect(rows.map((row) => table[name][row])).toEqual(Array.from(forecast?.[name] ?? []));
    }
  });

  test('does not depend on later values', () => {
    const changed = y.map((value, index) => (index <= 120 ? value : -value));
    const without = ({ y: _, ...rest }: CrossValidation) => rest;
    expect(
      without(crossValidation({ ds, y: changed }, options, { horizon: 8, cutoffs, interval_width: 0.95 })),
    ).toEqual(without(table));
  });

  test('ignores given changepoints after its cutoff, and uses all columns', () => {
    const columns = {
      cap: y.map(() => 500),
      regressors: { x: y.map((_, index) => index % 5) },
      conditions: { c: y.map((_, index) => index % 2 > 0) },
    };
    const results = crossValidation(
      { ds, y, ...columns },
      {
        growth: 'logistic',
        changepoints: [50, 110].map((day) => (20_000 + day) * DAY_MS),
        regressors: [{ name: 'x' }],
        seasonalities: [{ name: 'season', period: 11, fourier_order: 2, condition_name: 'c' }],
      },
      { horizon: 4, cutoffs },
    );
    expect(results.yhat).toHaveLength(8);
    results.yhat.forEach((value, row) => expect(Math.abs(value - (results.y[row] ?? 0))).toBeLessThan(15));
  });
});

test('in a gap, the cutoff moves to one horizon before the last row ahead of the gap', () => {
  const days = Float64Array.of(0, 1, 2, 3, 4, 5, 30, 31, 32);
  expect(generatedCutoffs(days, { horizon: 2, period: 2, initial: 1 })).toEqual([1, 3, 28, 30]);
});

test.each([
  [{ horizon: 10, period: 10, initial: 140 }, 'initial and horizon together'],
  [{ horizon: 200 }, 'horizon is longer'],
  [{ horizon: 0 }, 'horizon cannot be 0'],
  [{ horizon: 1, period: -1 }, 'period cannot be -1'],
  [{ horizon: 1, cutoffs: [] }, 'cutoffs cannot be empty'],
  [{ horizon: 1, cutoffs: [20_000 * DAY_MS] }, 'cutoffs cannot hold'],
  [{ horizon: 2, cutoffs: [20_143 * DAY_MS] }, 'cutoffs cannot hold'],
  [{ horizon: 1, cutoffs: [20_000.5 * DAY_MS] }, 'fewer than two instants'],
])('%o is rejected', (options, message) => {
  expect(() => crossValidation({ ds, y }, {}, options)).toThrow(message);
});
