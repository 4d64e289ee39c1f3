import { expect, test } from 'vitest';
import { random } from '../../demo/chance/random.ts';
import { usualRange } from './hour.ts';
import { nowcast as nowcastOf, type Nowcast } from './nowcast.ts';

/** @param past the counts by hour of earlier days @param until the hour before which all is in */
function nowcast(soFar: number, past: readonly (readonly number[])[], until: number): Nowcast | null {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return nowcastOf(
    soFar,
    past.map((hours) => ({ soFar: sum(hours.slice(0, until)), total: sum(hours) })),
  );
}

const evenly = Array.from({ length: 24 }, () => 10);

test('divides by the share of the day that its first hours had before: the median of the shares, and their extremes', () => {
  // A quarter, a fifth and two fifths of the day until 06:00.
  const past = [60, 45, 120].map((early) => [early, 0, 0, 0, 0, 0, 180, ...Array.from({ length: 17 }, () => 0)]);
  const found = nowcast(50, [...past, past[0] ?? []], 6);
  expect(found).toMatchObject({ soFar: 50, share: 0.25, expected: 200, lower: 125, upper: 250, days: 4 });
});

test('says nothing while too little is in, too few days are known, or nothing came so early before', () => {
  const days = (count: number, hours = evenly): number[][] => Array.from({ length: count }, () => hours);
  expect(nowcast(10, days(8), 1)).toBeNull();
  expect(nowcast(20, days(8), 2)).toMatchObject({ expected: 240 });
  expect(nowcast(20, days(3), 2)).toBeNull();
  // Ten an hour came on each of these days: that none has come yet is no sign of a day without any.
  expect(nowcast(0, days(8), 2)).toBeNull();
  const late = evenly.map((count, hour) => (hour < 12 ? 0 : count));
  expect(nowcast(3, [...days(7), late], 12)).toBeNull();
  // Days without anything say nothing of the hours.
  expect(
    nowcast(
      20,
      [
        ...days(3),
        ...days(
          5,
          evenly.map(() => 0),
        ),
      ],
      2,
    ),
  ).toBeNull();
});

test('of days that are alike, seven in nine land in the range', () => {
  const draws = random(20_261_130, 0);
  const weights = Array.from({ length: 24 }, (_, hour) => 1 + Math.sin((Math.PI * hour) / 24));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  /** A Poisson count by Knuth's product of uniform draws. */
  const poisson = (mean: number): number => {
    let count = 0;
    for (let product = draws.uniform(); product > Math.exp(-mean); product *= draws.uniform()) count++;
    return count;
  };
  const dayOf = (size: number): number[] => weights.map((weight) => poisson((size * weight) / total));
  let inRange = 0;
  const days = 1500;
  for (let day = 0; day < days; day++) {
    const past = Array.from({ length: 8 }, () => dayOf(200 + 200 * draws.uniform()));
    const today = dayOf(300);
    const soFar = today.slice(0, 10).reduce((sum, count) => sum + count, 0);
    const found = nowcast(soFar, past, 10);
    const actual = today.reduce((sum, count) => sum + count, 0);
    if (found && actual >= found.lower && actual <= found.upper) inRange++;
  }
  // Four standard errors of 7/9 in 1,500 days are 0.043.
  expect(Math.abs(inRange / days - 7 / 9)).toBeLessThan(0.043);
});

test('what is usual of an hour goes from its lowest to its highest, once four weeks are known', () => {
  expect(usualRange([3, null, 1, 2])).toBeNull();
  expect(usualRange([3, null, 1, 2, 9])).toEqual({ lower: 1, upper: 9 });
});
