import { expect, test } from 'vitest';
import { writeFourier } from './fourier.ts';

const MAY_18 = Date.parse('2012-05-18');

function fourier(ds: number, periodDays: number, order: number): number[] {
  const out = new Float64Array(2 * order);
  writeFourier(Float64Array.of(ds), periodDays, order, out, 0, out.length);
  return Array.from(out);
}

// facebook/prophet, R/tests/testthat/test_prophet.R, "fourier_series_weekly" and "fourier_series_yearly"
test.each([
  [7, [0.7818315, 0.6234898, 0.9749279, -0.2225209, 0.4338837, -0.9009689]],
  [365.25, [0.7006152, -0.7135393, -0.999833, 0.01827656, 0.7262249, 0.6874572]],
])("Fourier terms of a period of %f days equal Prophet's", (period, expected) => {
  fourier(MAY_18, period, 3).forEach((value, at) => expect(value).toBeCloseTo(expected[at] ?? Number.NaN, 7));
});

test('each column is the sine or cosine of a multiple of the angle, also before 1970', () => {
  const ds = Float64Array.from([-1e12, -1, 0, 1.5e12 + 12_345], Math.trunc);
  const stride = 2 + 20 * 2 + 1;
  const out = new Float64Array(ds.length * stride).fill(7);
  writeFourier(ds, 365.25, 20, out, 2, stride);
  ds.forEach((instant, row) => {
    for (let n = 1; n <= 20; n++) {
      const angle = (2 * Math.PI * n * instant) / 86_400_000 / 365.25;
      expect(out[row * stride + 2 * n]).toBeCloseTo(Math.sin(angle), 10);
      expect(out[row * stride + 2 * n + 1]).toBeCloseTo(Math.cos(angle), 10);
    }
  });
  ds.forEach((_, row) => {
    expect(Array.from(out.subarray(row * stride, row * stride + 2))).toEqual([7, 7]);
    expect(out[(row + 1) * stride - 1]).toBe(7);
  });
});
