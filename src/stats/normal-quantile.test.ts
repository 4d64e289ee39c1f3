import { expect, test } from 'vitest';
import { normalCdf } from '../forecast/prophet/predict/normal-cdf.ts';
import { normalQuantile } from './normal-quantile.ts';

test.each([
  // R 4.3: qnorm(p)
  [0.5, 0],
  [0.75, 0.6744897501960817],
  [0.9, 1.2815515655446004],
  [0.975, 1.959963984540054],
  [0.995, 2.5758293035489004],
  [0.9995, 3.2905267314918945],
  [1e-10, -6.361340902404056],
  [1e-20, -9.262340089798409],
])('the quantile at %d is that of R', (p, quantile) => {
  expect(Math.abs(normalQuantile(p) - quantile)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(quantile)));
});

test('it is the inverse of the distribution function', () => {
  for (let z = -6; z <= 6; z += 0.01) expect(normalCdf(normalQuantile(normalCdf(z)))).toBeCloseTo(normalCdf(z), 14);
});

test.each([0, 1, -0.1, 1.1, Number.NaN])('a share of %d is refused', (p) => {
  expect(() => normalQuantile(p)).toThrow(RangeError);
});
