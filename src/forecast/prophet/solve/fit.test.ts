import { describe, expect, inject, test } from 'vitest';
import { dataSeries, type SeriesName } from '../../../../test/fixtures/forecast-data.ts';
import { prophetDesign } from '../design/design.ts';
import { fitAtScales, fitDesign, type ProphetFit } from './fit.ts';
import type { ProphetOptions } from '../design/options.ts';
import { pointForecast } from '../predict/predict.ts';
import { fitProphet } from '../fit-prophet.ts';
import type { Observations } from '../design/rows.ts';

const DAY_MS = 86_400_000;
const dataFolder = inject('dataFolder');

const daysFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => (first + index) * DAY_MS);

function fitted(observations: Observations, options?: ProphetOptions): ProphetFit {
  const fit = fitProphet(observations, options);
  if (!fit) throw new Error('too short');
  return fit;
}

describe.skipIf(dataFolder === null)("facebook/prophet's example data", () => {
  const fitOf = (name: SeriesName, options?: ProphetOptions) => fitted(dataSeries(dataFolder ?? '', name), options);

  test('Peyton Manning: the exact maximum exceeds the log posterior of rstan (8004.719)', () => {
    const { optimum, parameters } = fitOf('peyton', { daily_seasonality: false });
    expect(optimum?.logPosterior).toBeCloseTo(8005.159, 3);
    expect(parameters.sigma_obs).toBeCloseTo(0.0376069, 7);
    expect(parameters.k).toBeCloseTo(-0.348209, 5);
    expect(parameters.m).toBeCloseTo(0.625545, 5);
    expect(parameters.delta).toHaveLength(25);
    expect(parameters.delta.filter((change) => change !== 0)).toHaveLength(10);
    expect(optimum?.kktResidual).toBeLessThanOrEqual(1e-6);
  });

  test.each([
    ['retail', 1023.444],
    ['air', 402.398],
    ['pedestrians', 2684.711],
  ] as const)('%s: log posterior %f', (name, logPosterior) => {
    expect(fitOf(name).optimum?.logPosterior).toBeCloseTo(logPosterior, 3);
  });
});

describe.skipIf(dataFolder === null)("facebook/prophet's example data, multiplicative", () => {
  test.each([
    ['retail', 1070.199],
    ['air', 503.888],
  ] as const)('%s: log posterior %f', (name, logPosterior) => {
    const { optimum } = fitted(dataSeries(dataFolder ?? '', name), { seasonality_mode: 'multiplicative' });
    expect(optimum?.logPosterior).toBeCloseTo(logPosterior, 3);
    expect(optimum?.kktResidual).toBeLessThanOrEqual(1e-6);
  });
});

describe('degenerate histories', () => {
  test.each([0, 20, -3.1])('the forecast of the constant %f is that constant', (value) => {
    const fit = fitted({ ds: daysFrom(15_000, 40), y: daysFrom(0, 40).map(() => value) });
    expect(fit.optimum).toBeNull();
    expect(Array.from(pointForecast(fit, { ds: daysFrom(15_000, 60) }).yhat)).toEqual(
      Array.from({ length: 60 }, () => value),
    );
  });

  test('a straight line is extrapolated: y = 0..19 is 29 ten steps later', () => {
    const fit = fitted({ ds: daysFrom(15_000, 20), y: daysFrom(0, 20).map((_, index) => index) });
    expect(pointForecast(fit, { ds: daysFrom(15_029, 1) }).yhat[0]).toBeCloseTo(29, 6);
  });

  test.each([4, 8, 14, 15, 20, 33])('%i days of noise are not interpolated', (days) => {
    const y = daysFrom(0, days).map((_, index) => 100 + ((index * index * 7919) % 13));
    const { parameters, yScale } = fitted({ ds: daysFrom(15_000, days), y });
    expect(parameters.sigma_obs * yScale).toBeGreaterThan(1);
    expect(parameters.delta.length + parameters.beta.length).toBeLessThanOrEqual(days / 2);
  });
});

test('no rows, one row, or two simultaneous rows cannot be fitted: null', () => {
  expect(fitProphet({ ds: [], y: [] })).toBeNull();
  expect(fitProphet({ ds: [1, 2], y: [1, null] })).toBeNull();
  expect(fitProphet({ ds: [1, 1], y: [1, 2] })).toBeNull();
});

test('flat growth has no slope', () => {
  const y = daysFrom(0, 10).map((_, index) => (index < 5 ? 9 : 11));
  const fit = fitted({ ds: daysFrom(0, 10), y }, { growth: 'flat' });
  expect(fit.parameters).toMatchObject({ k: 0, delta: new Float64Array(), beta: new Float64Array() });
  expect(pointForecast(fit, { ds: daysFrom(100, 1) }).yhat[0]).toBeCloseTo(10, 1);
});

test('given changepoints replace the automatic ones; one outside the history is rejected', () => {
  const days = daysFrom(1000, 100);
  const y = days.map((_, index) => index + Math.max(0, index - 40) + (index % 3));
  const changepoints = [1080, 1040, 1040].map((day) => day * DAY_MS);
  const { frame, parameters } = fitted({ ds: days, y }, { changepoints, weekly_seasonality: false });
  expect(Array.from(frame.changepoints)).toEqual([40 / 99, 80 / 99]);
  expect(parameters.delta[0]).toBeGreaterThan(0.3);
  expect(() => fitProphet({ ds: days, y }, { changepoints: [0] })).toThrow('changepoints');
});

test('a shared design gives the same fits', () => {
  const ds = daysFrom(10_000, 100);
  const design = prophetDesign({ ds });
  for (const level of [1, 50]) {
    const y = ds.map((_, index) => level + Math.sin(index));
    expect(design && fitDesign(design, y)).toEqual(fitProphet({ ds, y }));
  }
  expect(
    () =>
      design &&
      fitDesign(
        design,
        ds.map(() => Number.NaN),
      ),
  ).toThrow('row 0');
});

test('warm-started fits at several changepoint prior scales equal separate fits', () => {
  const scales = [0.001, 0.05, 0.5, 10];
  for (const [rows, trend] of [
    [100, (index: number) => index + Math.max(0, index - 50)],
    [400, (index: number) => 3 * Math.abs((index % 90) - 45)],
    [400, () => 50],
  ] as const) {
    const ds = daysFrom(10_000, rows);
    const y = ds.map((_, index) => trend(index) + 4 * Math.sin(index ** 2));
    const design = prophetDesign({ ds });
    const together = design ? fitAtScales(design, y, scales) : [];
    for (const [at, changepoint_prior_scale] of scales.entries()) {
      const alone = fitProphet({ ds, y }, { changepoint_prior_scale });
      const [warm, cold] = [together[at]?.optimum, alone?.optimum];
      expect(warm?.kktResidual).toBeLessThan(1e-6);
      expect(Math.abs((warm?.logPosterior ?? 0) - (cold?.logPosterior ?? 1))).toBeLessThan(1e-7);
      expect(Math.abs((together[at]?.parameters.sigma_obs ?? 0) / (alone?.parameters.sigma_obs ?? 1) - 1)).toBeLessThan(
        1e-7,
      );
    }
  }
  const design = prophetDesign({ ds: daysFrom(10_000, 30) });
  const constant = daysFrom(10_000, 30).map(() => 20);
  expect(design && fitAtScales(design, constant, [0.05, 0.5]).map(({ parameters }) => parameters.m)).toEqual([1, 1]);
  for (const wrong of [[0.5, 0.05], [0.05, 0.05], [0]])
    expect(() => design && fitAtScales(design, constant, wrong)).toThrow('changepoint_prior_scale');
});
