import { describe, expect, test } from 'vitest';
import { crossValidation, type CrossValidation } from './cross-validation.ts';
import { generatedCutoffs } from './cutoffs.ts';
import { predict } from '../predict/predict.ts';
import { fitProphet } from '../fit-prophet.ts';

const DAY_MS = 86_400_000;
/** As long as the history of Prophet's own tests: 144 days. */
const ds = Array.from({ length: 145 }, (_, day) => (20_000 + day) * DAY_MS);
const y = ds.map((_, index) => 100 + index / 5 + 5 * Math.sin((2 * Math.PI * index) / 7) + ((index * 7919) % 11) / 11);
const daysOf = (cutoffs: ArrayLike<number>) => Array.from(new Set(Array.from(cutoffs)), (at) => at / DAY_MS - 20_000);

// facebook/prophet, test_diagnostics.py, test_cross_validation: how many forecasts there are
test.each([
  [4, 10, 115, [120, 130, 140]],
  [4, 4, 115, [116, 120, 124, 128, 132, 136, 140]],
  [4, 10, 135, [140]],
])('a horizon of %i days every %i days after %i has the cutoffs of Prophet', (horizon, period, initial, expected) => {
  const table = crossValidation({ ds, y }, {}, { horizon, period, initial });
  expect(daysOf(table.cutoff)).toEqual(expected);
  expect(table.ds).toHaveLength(expected.length * horizon);
  table.ds.forEach((time, row) => {
    const ahead = time - (table.cutoff[row] ?? 0);
    expect(ahead > 0 && ahead <= horizon * DAY_MS).toBe(true);
    expect(table.y[row]).toBe(y[ds.indexOf(time)]);
  });
});

test('half a horizon lies between forecasts, and three horizons before them, unless asked otherwise', () => {
  const given = crossValidation({ ds, y }, {}, { horizon: 32, period: 16, initial: 96 });
  expect(crossValidation({ ds, y }, {}, { horizon: 32 })).toEqual(given);
  const monthly = { seasonalities: [{ name: 'monthly', period: 110, fourier_order: 1 }] };
  expect(daysOf(crossValidation({ ds, y }, monthly, { horizon: 10 }).cutoff)).toEqual([114, 119, 124, 129, 134]);
});

describe('each forecast', () => {
  const cutoffs = [100.5, 120].map((day) => (20_000 + day) * DAY_MS);
  const options = { seasonality_mode: 'multiplicative' } as const;
  const table = crossValidation({ ds, y }, options, { horizon: 8, cutoffs, interval_width: 0.95 });

  test('is that of a model of the rows before it', () => {
    for (const cutoff of cutoffs) {
      const known = ds.filter((time) => time <= cutoff);
      const fit = fitProphet({ ds: known, y: y.slice(0, known.length) }, options);
      const rows = Array.from(table.cutoff.keys()).filter((row) => table.cutoff[row] === cutoff);
      const asked = rows.map((row) => table.ds[row] ?? 0);
      const forecast = fit && predict(fit, { ds: asked }, 0.95);
      for (const name of ['yhat', 'yhat_lower', 'yhat_upper'] as const)
        expect(rows.map((row) => table[name][row])).toEqual(Array.from(forecast?.[name] ?? []));
    }
  });

  test('sees nothing of what came later', () => {
    const changed = y.map((value, index) => (index <= 120 ? value : -value));
    const without = ({ y: _, ...rest }: CrossValidation) => rest;
    expect(
      without(crossValidation({ ds, y: changed }, options, { horizon: 8, cutoffs, interval_width: 0.95 })),
    ).toEqual(without(table));
  });

  test('leaves out given changepoints that it cannot know, and takes its columns along', () => {
    const columns = {
      cap: y.map(() => 500),
      regressors: { x: y.map((_, index) => index % 5) },
      conditions: { c: y.map((_, index) => index % 2 > 0) },
    };
    const found = crossValidation(
      { ds, y, ...columns },
      {
        growth: 'logistic',
        changepoints: [50, 110].map((day) => (20_000 + day) * DAY_MS),
        regressors: [{ name: 'x' }],
        seasonalities: [{ name: 'season', period: 11, fourier_order: 2, condition_name: 'c' }],
      },
      { horizon: 4, cutoffs },
    );
    expect(found.yhat).toHaveLength(8);
    found.yhat.forEach((value, row) => expect(Math.abs(value - (found.y[row] ?? 0))).toBeLessThan(15));
  });
});

test('gaps are stepped over: the next cutoff lies a horizon before the last row there', () => {
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
])('%o is refused', (options, message) => {
  expect(() => crossValidation({ ds, y }, {}, options)).toThrow(message);
});
