import { expect, test } from 'vitest';
import { explainRatio } from './explain-ratio.ts';
import { leavesOf } from './scan/leaves.ts';

const COUNTRIES = ['AT', 'CH', 'DE', 'FR', 'IT', 'PL'];
const CHANNELS = ['app', 'shop', 'web'];

/** A rate of 10 % that triples in eighteen leaves but one, of which so much was sold. */
function exceptionsOf(soldOfOne: number): string[] {
  const rows = COUNTRIES.flatMap((country) => CHANNELS.map((channel) => [country, channel] as const));
  const sold = Float64Array.from(rows, ([country, channel]) =>
    country === 'DE' && channel === 'app' ? soldOfOne : 10_000,
  );
  const usual = sold.map((value) => value * 0.1);
  const returned = sold.map((value) => value * (value === soldOfOne ? 0.05 : 0.3));
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const split = explainRatio({
    dimensions: leavesOf(['country', 'channel'], rows, returned, usual).dimensions,
    ...{ numerators: returned, denominators: sold, expectedNumerators: usual, expectedDenominators: sold },
    noise: { dispersion: 1, spread: 0.05 },
    actual: sum(returned) / sum(sold),
    expected: 0.1,
    digits: 6,
  });
  if (!split) throw new Error('no split');
  expect(split.isBroad).toBe(true);
  return split.causes.map(({ slice }) => slice.map(({ value }) => value).join(' '));
}

test('of a ratio that changed everywhere, an exception is named if it makes a difference to the gap', () => {
  expect(exceptionsOf(9000)).toEqual(['DE app']);
  expect(exceptionsOf(3000)).toEqual([]);
});
