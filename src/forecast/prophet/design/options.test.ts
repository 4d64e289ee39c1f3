import { expect, test } from 'vitest';
import { dayFromIso } from '../../../calendar/day.ts';
import { settings, type ProphetOptions } from './options.ts';

test.each<[string, ProphetOptions]>([
  ['n_changepoints', { n_changepoints: 2.5 }],
  ['changepoint_range', { changepoint_range: 1.1 }],
  ['changepoint_prior_scale', { changepoint_prior_scale: 0 }],
  ['seasonality_prior_scale', { seasonality_prior_scale: Number.NaN }],
  ['holidays_prior_scale', { holidays_prior_scale: -1 }],
  ['weekly_seasonality', { weekly_seasonality: -1 }],
  ['prior_scale of x', { regressors: [{ name: 'x', prior_scale: 0 }] }],
  ['period of x', { seasonalities: [{ name: 'x', period: 0, fourier_order: 1 }] }],
  ['fourier_order of x', { seasonalities: [{ name: 'x', period: 1, fourier_order: 0 }] }],
  ['prior_scale of x', { seasonalities: [{ name: 'x', period: 1, fourier_order: 1, prior_scale: -1 }] }],
  ['the name of a component', { regressors: [{ name: 'trend' }] }],
  ['the name of a component', { regressors: [{ name: 'additive_terms' }] }],
  ['the name of a component', { seasonalities: [{ name: 'x_lower', period: 7, fourier_order: 1 }] }],
  ['a component', { regressors: [{ name: 'x' }, { name: 'x' }] }],
  ['a component', { regressors: [{ name: 'x' }], holidays: [{ ds: dayFromIso('2026-01-01'), holiday: 'x' }] }],
  ['a component', { regressors: [{ name: 'weekly' }] }],
])('an invalid value is rejected: %s', (name, options) => {
  expect(() => settings(options)).toThrow(`${name} cannot be`);
});

test.each(['growth', 'scaling', 'seasonality_mode', 'holidays_mode'])('an unknown value of %s is rejected', (name) => {
  const options: ProphetOptions = JSON.parse(`{"${name}": "exponential"}`);
  expect(() => settings(options)).toThrow(`${name} cannot be exponential`);
});

test("defaults are Prophet's", () => {
  expect(settings({ growth: 'flat' })).toMatchObject({ growth: 'flat', n_changepoints: 25, changepoint_range: 0.8 });
});
