import { describe, expect, test } from 'vitest';
import { settings, type Regressor } from './options.ts';
import { regressors } from './regressors.ts';

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
