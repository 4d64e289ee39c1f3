import { expect, test } from 'vitest';
import { explainSum } from './explain-sum.ts';
import { leavesOf } from './scan/leaves.ts';

const COUNTRIES = ['AT', 'CH', 'DE', 'FR', 'IT', 'PL'];
const CHANNELS = ['app', 'shop', 'web'];

/** A fall by 40 % of eighteen leaves; one of them, of which so much was expected, doubles. */
function exceptionsOf(expectedOfOne: number): string[] {
  const rows = COUNTRIES.flatMap((country) => CHANNELS.map((channel) => [country, channel] as const));
  const isOne = ([country, channel]: (typeof rows)[number]): boolean => country === 'DE' && channel === 'app';
  const expected = Float64Array.from(rows, (row) => (isOne(row) ? expectedOfOne : 10_000));
  const actual = expected.map((value, leaf) => value * (expected[leaf] === expectedOfOne ? 2 : 0.6));
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const { causes, isBroad } = explainSum({
    leaves: leavesOf(['country', 'channel'], rows, actual, expected),
    noise: { dispersion: 1, spread: 0.05 },
    actual: sum(actual),
    expected: sum(expected),
    digits: 2,
  });
  expect(isBroad).toBe(true);
  return causes.map(({ slice }) => slice.map(({ value }) => value).join(' '));
}

test('what changed otherwise than everything is named if that makes a difference to the gap', () => {
  expect(exceptionsOf(8000)).toEqual(['DE app']);
  expect(exceptionsOf(1500)).toEqual([]);
});
