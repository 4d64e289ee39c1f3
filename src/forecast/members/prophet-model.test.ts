import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, weekday, type Day } from '../../calendar/day.ts';
import { prophet, prophetModel, prophetModels } from './prophet-model.ts';
import { prefix } from '../model.ts';

const start = dayFromIso('2026-01-05');
const days = (count: number, from = start) => Array.from({ length: count }, (_, index) => addDays(from, index));
const usual = (day: Day) =>
  100 + 0.5 * (day - start) + ([0, 5, 10, 5, 20, -30, -40][weekday(day)] ?? 0) + ((day * 7919) % 5) / 5;

describe('Prophet as a daily model', () => {
  const history = { start, values: days(120).map(usual) };
  const ahead = days(28, addDays(start, 120));

  test('continues trend and weekdays', () => {
    const yhat = prophet.fit(history).predict(ahead);
    yhat.forEach((value, index) => expect(Math.abs((value ?? 0) - usual(addDays(start, 120 + index)))).toBeLessThan(3));
  });

  test('says nothing of a weekday that it never saw', () => {
    const values = history.values.map((value, index) => (weekday(addDays(start, index)) >= 5 ? null : value));
    const weekdays = history.values.map((_, index) => Number(weekday(addDays(start, index)) < 5));
    const closed = prophet.fit({ start, values }).predict(ahead);
    closed.forEach((value, index) => expect(value === null).toBe(weekday(addDays(start, 120 + index)) >= 5));
    expect(prophet.fit({ ...history, weights: weekdays }).predict(ahead)).toEqual(closed);
  });

  test('says nothing before the history spans 14 days', () => {
    expect(prophet.fit(prefix(history, 14)).predict(ahead.slice(0, 2))).toEqual([null, null]);
    expect(prophet.fit(prefix(history, 15)).predict(ahead.slice(0, 2))).not.toContain(null);
    expect(prophet.fit({ start, values: [] }).predict(ahead.slice(0, 1))).toEqual([null]);
    expect(prophet.fit({ start, values: days(50).map(() => null) }).predict(ahead.slice(0, 1))).toEqual([null]);
  });

  test('does not learn from an anomaly with weight 0, and less from one with a small weight', () => {
    const values = history.values.map((value, index) => (index === 100 ? 10 * value : value));
    const withWeight = (weight: number) => {
      const weights = values.map((_, index) => (index === 100 ? weight : 1));
      return prophet.fit({ start, values, weights }).predict(ahead)[0] ?? 0;
    };
    const without = history.values.map((value, index) => (index === 100 ? null : value));
    expect(withWeight(0)).toBe(prophet.fit({ start, values: without }).predict(ahead)[0]);
    expect(Math.abs(withWeight(0.1) - withWeight(0))).toBeLessThan(Math.abs(withWeight(1) - withWeight(0)) / 2);
  });

  test('follows the options, holidays among them', () => {
    const sale = days(170).filter((_, index) => index % 30 === 10);
    const values = history.values.map((value, index) => value + (index % 30 === 10 ? 50 : 0));
    const options = { holidays: sale.map((ds) => ({ ds, holiday: 'sale' })) };
    const [withSale = 0] = prophetModel('with-sales', options)
      .fit({ start, values })
      .predict([addDays(start, 130)]);
    expect(Math.abs((withSale ?? 0) - usual(addDays(start, 130)) - 50)).toBeLessThan(5);
  });

  test('at several priors says what each says by itself: with a wider one the trend turns sooner', () => {
    const values = history.values.map((value, index) => value + 3 * Math.max(0, index - 90));
    const scales = [
      ['stiff', 0.001],
      ['loose', 0.5],
    ] as const;
    const [stiff = [], loose = []] = prophetModels(scales, {}).map((model) =>
      model.fit({ start, values }).predict(ahead),
    );
    for (const [at, together] of [stiff, loose].entries()) {
      const [id, changepoint_prior_scale] = scales[at] ?? scales[0];
      const alone = prophetModel(id, { changepoint_prior_scale }).fit({ start, values }).predict(ahead);
      together.forEach((yhat, day) => expect(yhat).toBeCloseTo(alone[day] ?? 0, 6));
    }
    expect((loose.at(-1) ?? 0) - (stiff.at(-1) ?? 0)).toBeGreaterThan(30);
  });

  test('uses extra columns, and says nothing of a day that has none', () => {
    const visitors = new Map(days(125).map((day) => [day, (day * 104_729) % 17] as const));
    const values = history.values.map((value, index) => value + 3 * (visitors.get(addDays(start, index)) ?? 0));
    const model = prophetModel('with-visitors', { regressors: [{ name: 'visitors' }] }, { visitors });
    const yhat = model.fit({ start, values }).predict(ahead);
    const expected = usual(addDays(start, 120)) + 3 * (visitors.get(addDays(start, 120)) ?? 0);
    expect(Math.abs((yhat[0] ?? 0) - expected)).toBeLessThan(3);
    expect(yhat.slice(5)).toEqual(yhat.slice(5).map(() => null));
  });

  test('sees nothing of what comes later', () => {
    const changed = { start, values: history.values.map((value, index) => (index < 60 ? value : 1e6)) };
    expect(prophet.fit(prefix(changed, 60)).predict(ahead)).toEqual(prophet.fit(prefix(history, 60)).predict(ahead));
  });
});
