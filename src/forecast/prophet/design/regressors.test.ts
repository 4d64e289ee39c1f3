import { describe, expect, test } from 'vitest';
import { crossValidation } from '../diagnostics/cross-validation.ts';
import { fitProphet } from '../fit-prophet.ts';
import { predict } from '../predict/predict.ts';
import { settings, type ProphetOptions, type Regressor } from './options.ts';
import { regressors } from './regressors.ts';
import type { Observations, Times } from './rows.ts';

function scaling(values: number[], regressor: Partial<Regressor> = {}, weights: number[] | null = null) {
  const times = { ds: values.map((_, row) => row), regressors: { x: values } };
  const rows = Int32Array.from(values.keys());
  const options = settings({ regressors: [{ name: 'x', ...regressor }] });
  const [{ mean, scale, priorScale } = { mean: 0, scale: 0, priorScale: 0 }] = regressors(
    times,
    rows,
    weights && Float64Array.from(weights),
    options,
  );
  return { mean, scale, priorScale };
}

describe("a regressor is scaled by Prophet's rules", () => {
  test('it is standardised by the sample standard deviation', () => {
    expect(scaling([1, 2, 3, 4])).toEqual({ mean: 2.5, scale: Math.sqrt(5 / 3), priorScale: 10 });
  });
  test('a binary column is standardised only on request', () => {
    expect(scaling([0, 1, 1, 0])).toMatchObject({ mean: 0, scale: 1 });
    expect(scaling([0, 1, 1, 0], { standardize: true })).toMatchObject({ mean: 0.5, scale: Math.sqrt(1 / 3) });
  });
  test('a constant column is never standardised, nor is any column with standardize: false', () => {
    expect(scaling([5, 5, 5], { standardize: true })).toMatchObject({ mean: 0, scale: 1 });
    expect(scaling([1, 2, 4], { standardize: false })).toMatchObject({ mean: 0, scale: 1 });
  });
  test('a row of weight 2 equals two rows', () => {
    const repeated = scaling([1, 2, 2, 7]);
    const weighted = scaling([1, 2, 7], {}, [1, 2, 1]);
    expect(weighted.mean).toBeCloseTo(repeated.mean, 12);
    expect(weighted.scale).toBeCloseTo(repeated.scale, 12);
  });
  test('its own prior scale is used', () => expect(scaling([1, 2], { prior_scale: 0.1 }).priorScale).toBe(0.1));
});

test('a missing or incomplete regressor is rejected by name', () => {
  expect(() => scaling([1, Number.NaN])).toThrow(RangeError);
  const options = settings({ regressors: [{ name: 'temperature' }] });
  expect(() => regressors({ ds: [0, 1] }, Int32Array.of(0, 1), null, options)).toThrow('temperature');
});

describe('a hole in a column is an error that names the column and its row', () => {
  const ds = Array.from({ length: 28 }, (_, day) => day * 864e5);
  const y = ds.map((_, day) => 100 + (day % 7));
  const whole = ds.map((_, day) => day % 3);
  const hole = whole.map((value, row) => (row === 20 ? Number.NaN : value));
  const infinite = whole.map((value, row) => (row === 20 ? Infinity : value));
  const flags = ds.map((_, day) => day % 2 === 0);
  const season = { name: 'even', period: 2, fourier_order: 1, condition_name: 'is_even' };
  const options = { regressors: [{ name: 'price' }, { name: 'rain' }] };
  const columns = { price: whole, rain: whole };
  const caps = ds.map(() => 200);
  const outcome = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return String(error);
    }
  };
  const without20 = (column: readonly unknown[]) => column.map((value, row) => (row === 20 ? undefined : value));

  test.each<[string, Partial<Observations>, ProphetOptions, string]>([
    ['NaN', { regressors: { price: whole, rain: hole } }, options, 'regressor rain: row 20 must be a finite number'],
    ['∞', { regressors: { price: infinite, rain: whole } }, options, 'regressor price: row 20 must be a finite number'],
    ['of y', { y: y.map((value, row) => (row === 3 ? Number.NaN : value)) }, {}, 'y: row 3 must be a finite number'],
    ['of ds', { ds: hole }, {}, 'ds: row 20 must be a finite number'],
    ['of cap', { cap: infinite }, { growth: 'logistic' }, 'cap: row 20 must be a finite number'],
    ['of floor', { cap: caps, floor: hole }, { growth: 'logistic' }, 'floor: row 20 must be a finite number'],
    [
      'of a condition',
      { conditions: { is_even: without20(flags) as boolean[] } },
      { seasonalities: [season] },
      'condition is_even: row 20 must be true or false',
    ],
    ['of weights', { weights: hole }, {}, 'weights: row 20 must be a finite number of at least 0'],
    [
      'negative weight',
      { weights: whole.map((value) => -value) },
      {},
      'weights: row 1 must be a finite number of at least 0',
    ],
    ['short y', { y: y.slice(1) }, {}, 'y must have one value a row: it has 27, ds has 28'],
    ['long weights', { weights: [...whole, 1] }, {}, 'weights must have one value a row: it has 29, ds has 28'],
    [
      'long regressor',
      { regressors: { price: [...whole, 1], rain: whole } },
      options,
      'regressor price must have one value a row: it has 29, ds has 28',
    ],
    [
      'short condition',
      { conditions: { is_even: flags.slice(2) } },
      { seasonalities: [season] },
      'condition is_even must have one value a row: it has 26, ds has 28',
    ],
    ['no such column', { regressors: { price: whole } }, options, 'regressor rain is missing'],
    ['inherited', {}, { regressors: [{ name: 'valueOf' }] }, 'regressor valueOf is missing'],
  ])('%s', (_name, change, changed, message) => {
    const error = `RangeError: ${message}`;
    expect(outcome(() => fitProphet({ ds, y, ...change }, changed))).toBe(error);
    expect(outcome(() => crossValidation({ ds, y, ...change }, changed, { horizon: 2 }))).toBe(error);
  });

  test('where y is missing or the weight is 0 it is none: the row is not used', () => {
    const holes = { ds, regressors: { price: whole, rain: hole } };
    const unknown = fitProphet({ ...holes, y: y.map((value, row) => (row === 20 ? null : value)) }, options);
    const weightless = fitProphet({ ...holes, y, weights: y.map((_, row) => (row === 20 ? 0 : 1)) }, options);
    const kept = (column: readonly number[]) => column.filter((_, row) => row !== 20);
    const absent = fitProphet(
      { ds: kept(ds), y: kept(y), regressors: { price: kept(whole), rain: kept(whole) } },
      options,
    );
    expect(unknown?.parameters).toEqual(absent?.parameters);
    expect(weightless?.parameters).toEqual(absent?.parameters);
  });

  test('in the rows of a forecast it is an error too', () => {
    const fit = fitProphet({ ds, y, regressors: columns }, options);
    const next = { ds: [28 * 864e5] };
    const predicted = (times: Partial<Times>) => outcome(() => fit && predict(fit, { ...next, ...times }).yhat[0]);
    expect(predicted({ regressors: { price: [1], rain: [Number.NaN] } })).toBe(
      'RangeError: regressor rain: row 0 must be a finite number',
    );
    expect(predicted({ regressors: { price: [1], rain: [] } })).toBe(
      'RangeError: regressor rain must have one value a row: it has 0, ds has 1',
    );
    expect(predicted({ regressors: { price: [1] } })).toBe('RangeError: regressor rain is missing');
    expect(predicted({ ds: [Number.NaN], regressors: { price: [1], rain: [1] } })).toBe(
      'RangeError: ds: row 0 must be a finite number',
    );
  });
});
