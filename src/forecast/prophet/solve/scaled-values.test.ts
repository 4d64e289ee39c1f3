import { describe, expect, test } from 'vitest';
import { prophetDesign } from '../design/design.ts';
import type { ProphetOptions } from '../design/options.ts';
import type { Times } from '../design/rows.ts';
import { scaledValues } from './scaled-values.ts';

const DAY_MS = 86_400_000;
const ds = Array.from({ length: 5 }, (_, index) => index * DAY_MS);

function scaled(y: readonly number[], options: ProphetOptions, columns: Partial<Times> = {}) {
  const design = prophetDesign({ ds, ...columns }, options);
  if (!design) throw new Error('too short');
  const { y: values, cap, ...rest } = scaledValues(design, Float64Array.from(y));
  return { ...rest, y: Array.from(values), cap: cap && Array.from(cap) };
}

const columns = { cap: [20, 20, 20, 20, 24], floor: [4, 4, 4, 4, 0] };

// facebook/prophet 1.3, forecaster.py, initialize_scales and setup_dataframe
describe("y is scaled by Prophet's rule", () => {
  const y = [4, 6, -8, 12, 8];
  test('by its largest absolute value', () => {
    expect(scaled(y, {})).toEqual({
      yScale: 12,
      yFloor: 0,
      cap: null,
      y: [4, 6, -8, 12, 8].map((value) => value / 12),
    });
  });
  test('with minmax, from its minimum and maximum to 0 and 1', () => {
    expect(scaled(y, { scaling: 'minmax' })).toMatchObject({ yScale: 20, yFloor: -8, y: [0.6, 0.7, 0, 1, 0.8] });
  });
  test('with a floor, by the largest distance from it', () => {
    const { yScale, yFloor, ...values } = scaled([4, 6, 8, 12, 10], { growth: 'logistic' }, columns);
    expect({ yScale, yFloor }).toEqual({ yScale: 10, yFloor: 0 });
    expect(values).toEqual({ y: [0, 0.2, 0.4, 0.8, 1], cap: [1.6, 1.6, 1.6, 1.6, 2.4] });
  });
  test('with minmax and a floor, from floor and cap to 0 and 1', () => {
    const { yScale, ...values } = scaled([4, 6, 8, 12, 12], { growth: 'logistic', scaling: 'minmax' }, columns);
    expect(yScale).toBe(24);
    expect(values.y).toEqual([0, 2 / 24, 4 / 24, 8 / 24, 0.5]);
  });
  test('by 1 if all values are 0', () => expect(scaled([0, 0, 0, 0, 0], {}).yScale).toBe(1));
});

test.each<[string, ProphetOptions, Partial<Times>]>([
  ['cap is missing', { growth: 'logistic' }, {}],
  ['cap must have one value a row: it has 4, ds has 5', { growth: 'logistic' }, { cap: [1, 1, 1, 1] }],
  ['cap of row 1 is not above', { growth: 'logistic' }, { cap: [9, 0, 9, 9, 9] }],
  ['cap of row 0 is not above', { growth: 'logistic' }, { cap: [9, 9, 9, 9, 9], floor: [9, 0, 0, 0, 0] }],
  ['cap of row 0 is not above', { growth: 'logistic', scaling: 'minmax' }, { cap: [2, 9, 9, 9, 9] }],
])('invalid columns of logistic growth are rejected: %s', (message, options, given) => {
  expect(() => scaled([2, 3, 4, 5, 6], options, given)).toThrow(message);
});
