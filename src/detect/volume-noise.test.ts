import { describe, expect, test } from 'vitest';
import { MONDAY } from '../../test/fixtures/histories.ts';
import { random } from '../demo/chance/random.ts';
import { rollingForecast } from '../forecast/ensemble/rolling-forecast.ts';
import { seasonalNaive } from '../forecast/members/seasonal-naive.ts';
import { weekdayMean } from '../forecast/members/weekday-mean.ts';
import { expectation } from './expectation.ts';
import { judge } from './judge.ts';
import type { Rule } from './rule.ts';
import { volumeNoise } from './volume-noise.ts';

const draws = random(3, 1);
const volumes = Array.from({ length: 200 }, () => 1 + draws.integer(100));
const errorsOf = (spread: (volume: number) => number) =>
  volumes.map((volume) => ({ error: spread(volume) * draws.normal(), volume }));

describe('the noise of an average', () => {
  test('falls with the root of what it is taken over', () => {
    const noise = volumeNoise(errorsOf((volume) => 0.8 / Math.sqrt(volume)));
    const at = (volume: number): number => (noise?.spread ?? 0) * (noise?.factor(volume) ?? 0);
    for (const volume of [1, 4, 25, 100]) expect(at(volume) / (0.8 / Math.sqrt(volume))).toBeCloseTo(1, 0.5);
  });

  test('has a part that no volume makes smaller, where the days show it', () => {
    const noise = volumeNoise(errorsOf(() => 0.1));
    expect(noise?.factor(1)).toBe(1);
    expect(noise?.spread).toBeCloseTo(0.1, 1);
  });

  test('is assumed to be all of chance where all days have as much behind them', () => {
    const noise = volumeNoise(errorsOf(() => 0.1).map(({ error }) => ({ error, volume: 50 })));
    expect(noise?.factor(2)).toBe(5);
    expect(noise?.factor(null)).toBe(1);
    expect(volumeNoise([])).toBeNull();
  });
});

describe('a day of few orders', () => {
  const orders = (day: number): number => (day % 7 === 6 ? 2 : 40);
  const average: Rule = {
    unit: 'currency',
    direction: 'both',
    tolerance: 0.05,
    minChange: 0,
    nonNegative: true,
    measure: {
      numerator: { table: 'daily_kpis', agg: 'sum', column: 'gross' },
      denominator: { table: 'daily_kpis', agg: 'sum', column: 'orders' },
    },
  };
  const days = Array.from({ length: 86 }, (_, day) => 50 * Math.exp((0.8 * draws.normal()) / Math.sqrt(orders(day))));

  const verdictOn = (value: number, volume: number, rule: Rule = average) => {
    const watched = {
      rolling: rollingForecast({ start: MONDAY, values: days }, [seasonalNaive, weekdayMean]),
      volumes: days.map((_, day) => orders(day)),
    };
    const facts = { value, complete: true, closed: false, volume };
    return judge(facts, expectation(watched, days.length, rule, volume), rule);
  };

  test('is no alert for an average that one of many orders would be', () => {
    expect(verdictOn(180, 40).status).toBe('critical');
    expect(verdictOn(12, 40).status).toBe('critical');
    for (const value of [5, 12, 180, 250]) expect(['normal', 'unclear']).toContain(verdictOn(value, 1).status);
  });

  test('is next to nothing only with enough behind it, and no fault of the data for one large order', () => {
    expect(verdictOn(4, 40)).toMatchObject({ status: 'critical', decided_by: 'near_zero' });
    expect(verdictOn(4, 2).status).not.toBe('critical');
    expect(verdictOn(2000, 40).status).toBe('data_fault');
    expect(verdictOn(2000, 1).status).not.toBe('data_fault');
  });
});

test('a share is judged by the events of its own day, not by those of a usual one', () => {
  const rate: Rule = {
    unit: 'share',
    direction: 'up',
    tolerance: 0.05,
    minChange: 0.005,
    nonNegative: true,
    measure: {
      numerator: { table: 'daily_ops', agg: 'sum', column: 'errors' },
      denominator: { table: 'daily_ops', agg: 'sum', column: 'events' },
    },
  };
  const rates = Array.from({ length: 90 }, () => draws.poisson(20) / 2000);
  const watched = {
    rolling: rollingForecast({ start: MONDAY, values: rates }, [seasonalNaive, weekdayMean]),
    volumes: rates.map(() => 2000),
  };
  const status = (value: number, volume: number) =>
    judge({ value, complete: true, closed: false, volume }, expectation(watched, 90, rate, volume), rate).status;
  // 3 of 40 are 7.5 %, where 0.4 are expected; of 2,000 they would be 150 instead of 20.
  expect(status(0.075, 2000)).toBe('critical');
  expect(['normal', 'unclear']).toContain(status(0.075, 40));
});
