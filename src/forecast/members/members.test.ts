import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '../../../test/run-size.ts';
import { anyHistory, anyStart, MONDAY, shop, wildValue } from '../../../test/fixtures/histories.ts';
import { addDays, daysBetween, weekday } from '../../calendar/day.ts';
import { ets } from './ets.ts';
import { levelAdjustedProphet } from './level-adjusted-prophet.ts';
import { incrementalFit, type History, type Model } from '../model.ts';

const ahead = ({ start, values }: History, days = 28) =>
  daysBetween(addDays(start, values.length), addDays(start, values.length + days - 1));
const predictions = (model: Model, history: History, days = 28) => model.fit(history).predict(ahead(history, days));
const nothing = (days: number) => Array.from({ length: days }, () => null);
const WEEK = [1000, 1100, 900, 1000, 1400, 500, 300];

describe.each([ets, levelAdjustedProphet])('$id', (model) => {
  test('an empty history or one of gaps has no forecasts, and no days have none', () => {
    expect(predictions(model, { start: MONDAY, values: [] }, 3)).toEqual(nothing(3));
    expect(predictions(model, { start: MONDAY, values: nothing(50) }, 3)).toEqual(nothing(3));
    expect(model.fit({ start: MONDAY, values: shop(50, 0.1, 1) }).predict([])).toEqual([]);
  });

  test.each([0, 20, -20])('a history that is always %d stays so', (value) => {
    const values = Array.from({ length: 100 }, () => value);
    for (const yhat of predictions(model, { start: MONDAY, values })) expect(yhat).toBeCloseTo(value, 6);
  });

  test('a week that repeats itself goes on, from 21 days on', () => {
    for (const weeks of [3, 20]) {
      const values = Array.from({ length: 7 * weeks }, (_, index) => WEEK[index % 7] ?? 0);
      predictions(model, { start: MONDAY, values }).forEach((yhat, index) => {
        const actual = WEEK[index % 7] ?? 0;
        expect(Math.abs((yhat ?? 0) / actual - 1), `${weeks} weeks, day ${index}`).toBeLessThan(0.03);
      });
    }
  });

  test('closed weekdays stay closed and leave the others as they are, whether they are zeros or unknown', () => {
    const open = shop(140, 0.1, 2);
    const closed = (value: number | null) => open.map((y, index) => (index % 7 === 5 ? value : y));
    const zeros = predictions(model, { start: MONDAY, values: closed(0) });
    const unknown = predictions(model, { start: MONDAY, values: closed(null) });
    zeros.forEach((yhat, index) => expect(yhat).toBe(index % 7 === 5 ? 0 : unknown[index]));
    expect(unknown.filter((yhat) => yhat === null)).toHaveLength(4);
  });

  test('a value with weight 0 is as if it were unknown', () => {
    const values = shop(140, 0.1, 3);
    const weights = values.map((_, index) => (index % 9 === 0 ? 0 : 1));
    const wild = values.map((value, index) => (index % 9 === 0 ? 50 * value : value));
    const gaps = values.map((value, index) => (index % 9 === 0 ? null : value));
    expect(predictions(model, { start: MONDAY, values: wild, weights })).toEqual(
      predictions(model, { start: MONDAY, values: gaps }),
    );
  });

  test('another unit gives the same forecast in that unit', () => {
    const values = shop(200, 0.1, 4);
    const times = (factor: number) =>
      predictions(model, { start: MONDAY, values: values.map((value) => factor * value) });
    const [one, large] = [times(1), times(1000)];
    large.forEach((yhat, index) => expect((yhat ?? 0) / (one[index] ?? 0) / 1000).toBeCloseTo(1, 6));
  });

  test('an incremental fit gives the same forecasts as a first fit', () => {
    const long = fc.tuple(anyStart, anyHistory(140), fc.array(fc.integer({ min: 0, max: 140 }), { maxLength: 12 }));
    fc.assert(
      fc.property(long, ([start, values, lengths]) => {
        const fitNext = incrementalFit(model);
        for (const length of [...lengths].sort((a, b) => a - b)) {
          const weights = values.slice(0, length).map((_, index) => Number(index % 17 !== 3));
          const history = { start, values: values.slice(0, length), weights };
          expect(fitNext(history).predict(ahead(history))).toEqual(predictions(model, history));
        }
      }),
      { numRuns: cases(60) },
    );
    const fitNext = incrementalFit(model);
    const [before, after] = [shop(150, 0.1, 7), shop(160, 0.2, 8)];
    for (const values of [before, after, before.slice(0, 70), []]) {
      const history = { start: MONDAY, values };
      expect(fitNext(history).predict(ahead(history)), 'of another series').toEqual(predictions(model, history));
    }
  });

  test('whatever the history, each day has a finite forecast or none, and a weekday without values none', () => {
    fc.assert(
      fc.property(anyStart, fc.oneof(anyHistory(120), fc.array(wildValue, { maxLength: 60 })), (start, values) => {
        const history = { start, values };
        const yhat = predictions(model, history, 14);
        const known = new Set(
          values.flatMap((value, index) => (value === null ? [] : [weekday(addDays(start, index))])),
        );
        const silent = yhat.filter((_, index) => !known.has(weekday(addDays(start, values.length + index))));
        expect(yhat.filter((value) => value !== null && !Number.isFinite(value))).toEqual([]);
        expect(silent.filter((value) => value !== null)).toEqual([]);
      }),
    );
  });
});

describe.each([ets])('$id', (model) => {
  test('one wild day moves the forecast by less than 8 %', () => {
    const values = shop(200, 0.05, 5);
    const usual = predictions(model, { start: MONDAY, values });
    const wild = predictions(model, {
      start: MONDAY,
      values: values.map((value, index) => (index === 195 ? 20 * value : value)),
    });
    wild.forEach((yhat, index) => expect(Math.abs((yhat ?? 0) / (usual[index] ?? 0) - 1)).toBeLessThan(0.08));
  });

  test('five weeks after the level has halved, so has the forecast, within 15 %', () => {
    const values = shop(235, 0.05, 6).map((value, index) => (index < 200 ? value : value / 2));
    const start = MONDAY;
    predictions(model, { start, values }, 7).forEach((yhat, index) => {
      const usual = shop(242, 0, 6)[235 + index] ?? 0;
      expect(Math.abs((yhat ?? 0) / (usual / 2) - 1)).toBeLessThan(0.15);
    });
  });
});

test('level-adjusted Prophet keeps the yearly season proportional to the level', () => {
  const wave = (index: number) => 1000 * Math.exp(0.5 * Math.sin((2 * Math.PI * index) / 365.25));
  const values = Array.from({ length: 800 }, (_, index) => wave(index) * (index < 740 ? 1 : 0.6));
  predictions(levelAdjustedProphet, { start: MONDAY, values }).forEach((yhat, index) =>
    expect(Math.abs((yhat ?? 0) / (0.6 * wave(800 + index)) - 1)).toBeLessThan(0.12),
  );
});
