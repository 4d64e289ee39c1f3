import { expect, test } from 'vitest';
import { cases } from '../../../../test/run-size.ts';
import { simulatedDistances } from '../../../../test/fixtures/simulated-future.ts';
import { halfWidth } from './half-width.ts';
import { logisticOffset, type LogisticPoint } from './logistic-interval.ts';

const DRAWS = cases(200_000);

test.each<[string, Parameters<typeof logisticOffset>[0], number, LogisticPoint]>([
  ['half way up', { sigma: 0.04, meanChange: 0.5, changeRate: 25 }, 0.3, { line: 0, cap: 1.2, gain: 1 }],
  ['near the cap', { sigma: 0.02, meanChange: 1, changeRate: 25 }, 0.5, { line: 3, cap: 1, gain: 1 }],
  ['far ahead', { sigma: 0.05, meanChange: 0.3, changeRate: 25 }, 3, { line: -1, cap: 1.5, gain: 1.3 }],
  ['next to the history', { sigma: 0.03, meanChange: 2, changeRate: 20 }, 0.02, { line: 1, cap: 1, gain: 1 }],
  ['hardly any noise', { sigma: 0.001, meanChange: 0.8, changeRate: 25 }, 0.5, { line: 0.5, cap: 1, gain: 1 }],
  ['upside down', { sigma: 0.05, meanChange: 0.5, changeRate: 25 }, 1, { line: 1, cap: 1, gain: -0.7 }],
])("has the coverage of Prophet's simulation on both sides: %s", (_, given, horizon, point) => {
  const { line, cap, gain } = point;
  const trend = (value: number) => (gain * cap) / (1 + Math.exp(-value));
  const distances = simulatedDistances(given, horizon, DRAWS, (by) => trend(line + by) - trend(line));
  for (const level of [0.5, 0.8, 0.95, 0.99]) {
    const { below, above } = logisticOffset(given, horizon, point, level);
    const standardError = Math.sqrt((level * (1 - level)) / DRAWS);
    const beyond = (1 - level) / 2;
    const shareOf = (holds: (distance: number) => boolean) => distances.filter(holds).length / DRAWS;
    expect(Math.abs(shareOf((distance) => distance < -below) - beyond)).toBeLessThan(4 * standardError + 5e-4);
    expect(Math.abs(shareOf((distance) => distance > above) - beyond)).toBeLessThan(4 * standardError + 5e-4);
  }
});

test('equals the interval of a linear trend where the curve is nearly linear', () => {
  const given = { sigma: 0.02, meanChange: 0.001, changeRate: 25 };
  const { below, above } = logisticOffset(given, 0.5, { line: 0, cap: 40, gain: 1 }, 0.9);
  const linear = halfWidth({ ...given, meanChange: 0.01 }, 0.5, 0.9);
  expect(below / linear).toBeCloseTo(1, 2);
  expect(above / linear).toBeCloseTo(1, 2);
});

test('increases with the level', () => {
  const given = { sigma: 0.02, meanChange: 0.5, changeRate: 25 };
  const offsets = [0.1, 0.5, 0.8, 0.95, 0.999].map((level) =>
    logisticOffset(given, 1, { line: 2, cap: 1, gain: 1 }, level),
  );
  offsets.slice(1).forEach(({ below, above }, index) => {
    expect(below).toBeGreaterThan(offsets[index]?.below ?? 0);
    expect(above).toBeGreaterThan(offsets[index]?.above ?? 0);
  });
});
