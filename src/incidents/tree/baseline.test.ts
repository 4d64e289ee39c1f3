import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, weekday } from '../../calendar/day.ts';
import { baseline, isCompared, type ForecastDay } from './baseline.ts';

const ONSET = dayFromIso('2026-03-02');
const SHAPE = [1, 0.8, 0.9, 1.1, 1.3, 1.6, 0.3];

/**
 * The forecasts of a shop with the level 100 before an onset, by exponential smoothing: what they would have been without the event is the
 * level times the weekday.
 *
 * @param factors what each day since the onset brings of it
 */
function followed(factors: readonly number[], alpha: number): ForecastDay[] {
  const levels: number[] = [100];
  for (const factor of factors) levels.push((levels.at(-1) ?? 100) * (1 - alpha) + alpha * 100 * factor);
  return factors.map((_, at) => {
    const day = addDays(ONSET, at);
    const shape = SHAPE[weekday(day)] ?? 1;
    return { day, yhat: shape * (levels[at] ?? 100), yhatBefore: shape * (levels[Math.max(0, at - 13)] ?? 100) };
  });
}

const without = ({ day }: ForecastDay): number => 100 * (SHAPE[weekday(day)] ?? 1);

describe('what would have been expected without an event', () => {
  test('is the forecast before it, however far later forecasts have followed it', () => {
    const factors = fc.array(fc.double({ min: 0.2, max: 2, noNaN: true }), { minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(factors, fc.double({ min: 0, max: 0.9, noNaN: true }), (event, alpha) => {
        const days = followed(event, alpha);
        for (const [at, { expected }] of baseline(days).entries())
          expect(expected / without(days[at] ?? { day: ONSET, yhat: 0, yhatBefore: 0 })).toBeCloseTo(1, 9);
      }),
      { numRuns: 50 },
    );
  });

  test('is the same without the days that a shop is closed, but for what was learnt in one more day', () => {
    const days = followed(
      Array.from({ length: 60 }, () => 0.7),
      0.2,
    );
    const open = days.filter(({ day }) => weekday(day) !== 6);
    for (const [at, { expected }] of baseline(open).entries())
      expect(Math.abs(expected / without(open[at] ?? { day: ONSET, yhat: 0, yhatBefore: 0 }) - 1)).toBeLessThan(0.1);
  });

  test('stays at its level once forecasts have followed an outage to nothing', () => {
    const days = Array.from({ length: 60 }, (_, at) => {
      const day = addDays(ONSET, at);
      return { day, yhat: at < 3 ? 100 : 0, yhatBefore: at < 16 ? 100 : 0 };
    });
    expect(baseline(days).map(({ expected }) => expected)).toEqual(days.map(() => 100));
  });

  test('is the forecast of the day on the first one, and where nothing was forecast two weeks before', () => {
    const days = [0, 1, 2].map((at) => ({ day: addDays(ONSET, at), yhat: 90 - at, yhatBefore: null }));
    expect(baseline(days).map(({ expected }) => expected)).toEqual([90, 89, 88]);
    expect(baseline([{ day: ONSET, yhat: 90, yhatBefore: 100 }])).toMatchObject([{ expected: 90 }]);
  });

  test('is of days that were compared with a forecast', () => {
    expect(isCompared({ status: 'unclear', value: 0, yhat: 9 })).toBe(true);
    expect(isCompared({ status: 'data_fault', value: 0, yhat: 9 })).toBe(false);
    expect(isCompared({ status: 'normal', value: 0, yhat: null })).toBe(false);
  });
});
