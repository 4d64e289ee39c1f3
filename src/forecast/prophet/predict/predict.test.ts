import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, daysBetween } from '../../../calendar/day.ts';
import type { ProphetFit } from '../solve/fit.ts';
import type { Frame } from '../design/frame.ts';
import { predict, type ProphetForecast } from './predict.ts';
import { fitProphet } from '../fit-prophet.ts';

const DAY_MS = 86_400_000;

/** A model without features over 10 days. */
function trendOnly(parameters: Partial<ProphetFit['parameters']>, changepoints: number[]): ProphetFit {
  const frame: Frame = {
    growth: 'linear',
    scaling: 'absmax',
    hasFloor: false,
    startMs: 0,
    spanMs: 10 * DAY_MS,
    changepoints: Float64Array.from(changepoints),
    changepointPriorScale: 0.05,
    features: [],
  };
  const defaults = { k: 0, m: 0, delta: new Float64Array(), beta: new Float64Array(), sigma_obs: 0.1 };
  return { frame, yScale: 10, yFloor: 0, parameters: { ...defaults, ...parameters }, optimum: null };
}

const daysTo = (last: number) => Array.from({ length: last + 1 }, (_, day) => day * DAY_MS);

describe('the trend', () => {
  // facebook/prophet, test_prophet.py, test_piecewise_linear: t = 0..10, k = 1, m = 0, a change of 0.5 at 5
  test('is piecewise linear', () => {
    const fit = trendOnly({ k: 1, delta: Float64Array.of(0.5) }, [0.5]);
    const { yhat } = predict(fit, { ds: daysTo(10) });
    [0, 1, 2, 3, 4, 5, 6.5, 8, 9.5, 11, 12.5].forEach((value, day) => expect(yhat[day]).toBeCloseTo(value, 12));
  });

  // facebook/prophet, test_prophet.py, test_piecewise_logistic: cap 10, k = 1, m = 0, a change of 0.5 at 5
  test('of logistic growth is piecewise logistic', () => {
    const linear = trendOnly({ k: 10, delta: Float64Array.of(5) }, [0.5]);
    const fit = { ...linear, yScale: 1, frame: { ...linear.frame, growth: 'logistic' as const } };
    const { yhat } = predict(fit, { ds: daysTo(10), cap: daysTo(10).map(() => 10) });
    const expected = [
      5, 7.310586, 8.807971, 9.525741, 9.820138, 9.933071, 9.984988, 9.996646, 9.999252, 9.999833, 9.999963,
    ];
    expected.forEach((value, day) => expect(yhat[day]).toBeCloseTo(value, 6));
  });

  test('does not depend on the order of times', () => {
    const fit = trendOnly({ k: 1, delta: Float64Array.of(0.5, -3) }, [0.2, 0.6]);
    const forward = predict(fit, { ds: daysTo(20) });
    expect(predict(fit, { ds: daysTo(20).reverse() }).yhat.reverse()).toEqual(forward.yhat);
  });
});

describe('the interval', () => {
  test('is symmetric, of constant width within the history, and widens after it', () => {
    const fit = trendOnly({ k: 1, delta: Float64Array.of(0.5) }, [0.5]);
    const { yhat, yhat_lower, yhat_upper } = predict(fit, { ds: daysTo(20) }, 0.95);
    const widths = yhat_upper.map((upper, row) => upper - (yhat_lower[row] ?? 0));
    expect(widths[3]).toBeCloseTo(2 * 1.959964, 5);
    expect(widths[10]).toBeCloseTo(widths[3] ?? 0, 12);
    for (let row = 11; row < 20; row++) expect(widths[row]).toBeGreaterThan(widths[row - 1] ?? 0);
    yhat.forEach((value, row) => expect(((yhat_lower[row] ?? 0) + (yhat_upper[row] ?? 0)) / 2).toBeCloseTo(value, 10));
  });

  test('covers 80 % by default', () => {
    const { yhat, yhat_upper } = predict(trendOnly({}, []), { ds: [0] });
    expect((yhat_upper[0] ?? 0) - (yhat[0] ?? 0)).toBeCloseTo(1.2815516, 5);
  });
});

describe('the components', () => {
  const start = dayFromIso('2024-01-01');
  const days = Array.from({ length: 800 }, (_, index) => start + index);
  const promotion = days.map((day) => Number(day % 31 === 0));
  const price = days.map((day) => 3 + Math.sin(day / 50));
  const christmas = ['2024-12-25', '2025-12-25', '2026-12-25'].map((ds) => ({
    ds: dayFromIso(ds),
    holiday: 'christmas',
    upper_window: 1,
  }));
  const y = days.map((day, index) => {
    const season = 8 * Math.sin((2 * Math.PI * day) / 7) + 15 * Math.cos((2 * Math.PI * day) / 365.25);
    const holiday = christmas.some(({ ds }) => ds === day) ? 40 : 0;
    return (
      100 +
      0.05 * index +
      season +
      holiday +
      25 * (promotion[index] ?? 0) -
      10 * (price[index] ?? 0) +
      ((index * 7919) % 11) / 11
    );
  });
  const times = { ds: days.map((day) => day * DAY_MS), regressors: { promotion, price } };
  const fit = fitProphet(
    { ...times, y },
    { holidays: christmas, regressors: [{ name: 'promotion' }, { name: 'price' }] },
  );
  const ahead = {
    ds: [dayFromIso('2026-12-25'), dayFromIso('2026-12-26')].map((day) => day * DAY_MS),
    regressors: { promotion: [1, 0], price: [3, 3] },
  };

  test('recover the components of the simulated history', () => {
    const components: ProphetForecast['components'] = fit ? predict(fit, ahead).components : {};
    expect(Object.keys(components).sort()).toEqual([
      'additive_terms',
      'christmas',
      'extra_regressors_additive',
      'holidays',
      'multiplicative_terms',
      'price',
      'promotion',
      'trend',
      'weekly',
      'yearly',
    ]);
    expect(components['holidays']?.[0]).toBeGreaterThan(35);
    expect(Math.abs(components['holidays']?.[1] ?? 99)).toBeLessThan(5);
    expect(components['promotion']?.[0]).toBeCloseTo(25, 0);
    expect(components['promotion']?.[1]).toBe(0);
  });

  test.each(['fair', 'toString', 'constructor', 'hasOwnProperty', '__proto__'])('have any name, such as %s', (name) => {
    const span = daysBetween(start, addDays(start, 199));
    const history = {
      ds: span.map((day) => day * DAY_MS),
      y: span.map((day) => (day % 31 === 0 ? 150 : 100 + (day % 7))),
    };
    const fairs = span.filter((day) => day % 31 === 0).map((ds) => ({ ds, holiday: name }));
    const holiday = fitProphet(history, { holidays: fairs });
    const withHoliday = holiday ? predict(holiday, history).components : {};
    const columns = Object.fromEntries([[name, span.map((day) => Number(day % 31 === 0))]]);
    const regressor = fitProphet({ ...history, regressors: columns }, { regressors: [{ name }] });
    const withRegressor = regressor ? predict(regressor, { ...history, regressors: columns }).components : {};
    for (const [components, terms] of [
      [withHoliday, 'holidays'],
      [withRegressor, 'extra_regressors_additive'],
    ] as const) {
      expect(Object.hasOwn(components, name)).toBe(true);
      expect(components[name]).toEqual(components[terms]);
      expect(Math.max(...(components[name] ?? []))).toBeGreaterThan(40);
    }
    expect(({} as Record<string, unknown>)[0]).toBeUndefined();
  });

  test('add up to their terms, and those to yhat', () => {
    for (const rows of [times, ahead]) {
      const forecast = fit ? predict(fit, rows) : null;
      const yhat = forecast?.yhat ?? [];
      const components: ProphetForecast['components'] = forecast?.components ?? {};
      expect(yhat).toHaveLength(rows.ds.length);
      const sum = (row: number, ...names: string[]) =>
        names.reduce((total, name) => total + (components[name]?.[row] ?? 0), 0);
      yhat.forEach((value, row) => {
        expect(value).toBeCloseTo(sum(row, 'trend', 'additive_terms'), 10);
        expect(sum(row, 'additive_terms')).toBeCloseTo(
          sum(row, 'yearly', 'weekly', 'christmas', 'extra_regressors_additive'),
          10,
        );
        expect(sum(row, 'extra_regressors_additive')).toBeCloseTo(sum(row, 'promotion', 'price'), 10);
        expect(sum(row, 'holidays')).toBe(sum(row, 'christmas'));
        expect(sum(row, 'multiplicative_terms')).toBe(0);
      });
    }
  });

  test('need the regressors of the history', () => {
    expect(() => fit && predict(fit, { ds: ahead.ds })).toThrow('regressor promotion is missing');
    expect(() => fit && predict(fit, { ds: ahead.ds, regressors: { promotion: [1], price: [1] } })).toThrow(
      'regressor promotion must have one value a row: it has 1, ds has 2',
    );
  });

  test('of no times are empty', () => {
    expect(fit && predict(fit, { ds: [], regressors: { promotion: [], price: [] } }).yhat).toHaveLength(0);
  });
});
