import { describe, expect, inject, test } from 'vitest';
import { dataSeries, FORECAST_SERIES, type SeriesName } from '../../../test/fixtures/forecast-data.ts';
import {
  stanData,
  stanFit,
  stanLogPosterior,
  type StanColumns,
  type StanData,
  type StanFit,
  type StanParameters,
} from '../../../test/fixtures/stan.ts';
import { dayFromIso } from '../../calendar/day.ts';
import { prophetDesign, type Design } from './design/design.ts';
import { width } from './design/features.ts';
import { fitDesign, type ProphetFit } from './solve/fit.ts';
import { pointForecast } from './predict/predict.ts';

const dataFolder = inject('dataFolder');
const TIMEOUT = { timeout: 240_000 };
/** The JavaScript port enables the yearly seasonality one day later than Prophet does, and bikes span exactly 730 days. */
const YEARLY = { yearlySeasonality: { type: 'fourier', order: 10 } } as const;

/** 18,721 rows: Stan takes half a minute a fit, so it runs on this series with the default model only. */
const LONGEST = 'yosemite, 5 minutes';
/** Stan's log posterior on the longest series, computed as in the tests of the other series. */
const STAN_LOG_POSTERIOR = { multiplicative: 41538.98585, logistic: 32475.827485 };

/** The result of Stan's optimiser. */
interface StanResult {
  readonly data: StanData;
  readonly logPosterior: number;
}

function stanResult({ data, parameters }: StanFit): StanResult {
  return { data, logPosterior: stanLogPosterior(data, parameters) };
}

/**
 * Asserts that our log posterior is at least Stan's, evaluated on Stan's data (scaled and laid out by the JavaScript port of Prophet) with
 * an independent implementation of the log posterior.
 */
function expectNoLowerThan(stan: StanResult, design: Design, fit: ProphetFit): void {
  const parameters = inOrderOf(stan, design, fit);
  const ours = stanLogPosterior(stan.data, parameters);
  expect(ours).toBeGreaterThanOrEqual(stan.logPosterior - 1e-6);
  expect(fit.optimum?.logPosterior).toBeCloseTo(ours, 6);
  expect(fit.optimum?.kktResidual).toBeLessThanOrEqual(1e-6);
  expect(stan.data.t.length).toBe(design.rows);
  expect(largestDifference(stan.data.t, design.t)).toBeLessThan(1e-12);
  expect(largestDifference(stan.data.t_change, design.changepoints)).toBeLessThan(1e-12);
}

/** Returns our parameters with beta in the order of Stan's columns. */
function inOrderOf(stan: Pick<StanFit, 'data'>, design: Design, { parameters }: ProphetFit): StanParameters {
  const beta = Float64Array.from(ownColumns(stan, design), (own) => parameters.beta[own] ?? Number.NaN);
  expect(stan.data.sigmas.length).toBe(parameters.beta.length);
  return { ...parameters, beta, sigmaObs: parameters.sigma_obs };
}

/** Returns, for each column of Stan's design (whose order varies), the index of our equal feature column. */
function ownColumns({ data }: Pick<StanFit, 'data'>, design: Design): number[] {
  return data.sigmas.map((scale, column) => {
    const theirs = data.X.map((row) => row[column] ?? Number.NaN);
    const own = design.frame.features.reduce((sum, feature) => sum + width(feature), 0);
    const index = Array.from({ length: own }, (_, at) => at).find((at) => {
      const ours = Array.from(theirs, (_, row) => design.smooth[row * design.stride + at + 2] ?? Number.NaN);
      return largestDifference(theirs, ours) < 1e-9;
    });
    expect(index, `column ${column} of Stan's design is one of ours`).toBeDefined();
    expect(design.precisions[(index ?? 0) + 2]).toBeCloseTo(1 / scale ** 2, 12);
    return index ?? -1;
  });
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((largest, value, at) => Math.max(largest, Math.abs(value - (b[at] ?? Number.NaN))), 0);
}

/** Standardises by the sample standard deviation, as pandas does. */
function standardised(column: readonly number[]): number[] {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const squares = column.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return column.map((value) => (value - mean) / Math.sqrt(squares / (column.length - 1)));
}

/** See `StanColumns`. */
function initAlphaOf(name: SeriesName): Pick<StanColumns, 'initAlpha'> {
  return name === 'log R, outliers 2' ? { initAlpha: 1e-4 } : {};
}

function designed(...given: Parameters<typeof prophetDesign>): Design {
  const design = prophetDesign(...given);
  if (!design) throw new Error('too short');
  return design;
}

describe.skipIf(dataFolder === null)('compared with Stan, the exact fit', () => {
  test.each(FORECAST_SERIES)('has no lower posterior: %s', TIMEOUT, (name) => {
    const { ds, y } = dataSeries(dataFolder ?? '', name);
    const stan = stanFit(ds, y, name === 'bikes' ? YEARLY : {}, initAlphaOf(name));
    const design = designed({ ds });
    expectNoLowerThan(stanResult(stan), design, fitDesign(design, y));
  });

  test.each(FORECAST_SERIES)('has no lower posterior with multiplicative seasons: %s', TIMEOUT, (name) => {
    const { ds, y } = dataSeries(dataFolder ?? '', name);
    const options = { ...(name === 'bikes' && YEARLY), seasonalityMode: 'multiplicative' } as const;
    const stan =
      name === LONGEST
        ? { data: stanData(ds, y, options), logPosterior: STAN_LOG_POSTERIOR.multiplicative }
        : stanResult(stanFit(ds, y, options, initAlphaOf(name)));
    const design = designed({ ds }, { seasonality_mode: 'multiplicative' });
    expectNoLowerThan(stan, design, fitDesign(design, y));
  });

  test.each(FORECAST_SERIES)('has no lower posterior with logistic growth: %s', TIMEOUT, (name) => {
    const { ds, y } = dataSeries(dataFolder ?? '', name);
    const largest = Math.max(...y);
    const cap = ds.map(() => 1.1 * largest);
    const options = { ...(name === 'bikes' && YEARLY), growth: 'logistic' } as const;
    const stan =
      name === LONGEST
        ? { data: stanData(ds, y, options, { cap }), logPosterior: STAN_LOG_POSTERIOR.logistic }
        : stanResult(stanFit(ds, y, options, { cap, ...initAlphaOf(name) }));
    const design = designed({ ds, cap }, { growth: 'logistic' });
    expectNoLowerThan(stan, design, fitDesign(design, y));
  });

  test('has no lower posterior with a floor, a rising cap and multiplicative seasons', TIMEOUT, () => {
    const { ds, y } = dataSeries(dataFolder ?? '', 'air');
    const cap = ds.map((_, row) => 700 + row);
    const floor = ds.map(() => 50);
    const stan = stanFit(ds, y, { growth: 'logistic', seasonalityMode: 'multiplicative' }, { cap, floor });
    const design = designed({ ds, cap, floor }, { growth: 'logistic', seasonality_mode: 'multiplicative' });
    expectNoLowerThan(stanResult(stan), design, fitDesign(design, y));
  });

  test('has no lower posterior with additive seasons and multiplicative regressors', TIMEOUT, () => {
    const { ds, y, columns } = dataSeries(dataFolder ?? '', 'bikes');
    const workingday = columns['workingday'] ?? [];
    const temp = standardised(columns['temp'] ?? []);
    const regressors = { workingday, temp };
    const stan = stanFit(ds, y, YEARLY, { regressors, regressorMode: 'multiplicative' });
    const names = Object.keys(regressors);
    const design = designed(
      { ds, regressors },
      { regressors: names.map((name) => ({ name, mode: 'multiplicative', standardize: false })) },
    );
    expectNoLowerThan(stanResult(stan), design, fitDesign(design, y));
  });

  test('has no lower posterior with regressors, some standardised and some 0/1', TIMEOUT, () => {
    const { ds, y, columns } = dataSeries(dataFolder ?? '', 'bikes');
    const names = ['temp', 'hum', 'windspeed', 'workingday'];
    const regressors = Object.fromEntries(names.map((name) => [name, columns[name] ?? []]));
    const { workingday = [], ...measured } = regressors;
    const scaled = Object.entries(measured).map(([name, column]) => [name, standardised(column)] as const);
    const stan = stanFit(ds, y, YEARLY, { regressors: { workingday, ...Object.fromEntries(scaled) } });
    const design = designed({ ds, regressors }, { regressors: names.map((name) => ({ name })) });
    expectNoLowerThan(stanResult(stan), design, fitDesign(design, y));
  });

  test('has no lower posterior with holidays', TIMEOUT, () => {
    const { ds, y } = dataSeries(dataFolder ?? '', 'peyton');
    const superbowls = ['2010-02-07', '2014-02-02', '2016-02-07'];
    const playoffs = ['2008-01-13', '2009-01-03', '2010-01-16', '2010-01-24', '2013-01-12', '2014-01-12', '2014-01-19'];
    const table = { superbowl: superbowls, playoff: playoffs };
    const holidays = Object.entries(table).map(([name, dates]) => {
      const start = (date: string) => Date.parse(date) / 1000;
      return [name, { occurrences: dates.map((date) => ({ start: start(date), end: start(date) + 86_400 })) }] as const;
    });
    const rows = Object.entries(table).flatMap(([holiday, dates]) => {
      return dates.map((date) => ({ holiday, ds: dayFromIso(date) }));
    });
    const stan = stanFit(ds, y, { holidays: new Map(holidays), holidaysPriorScale: 10 });
    const design = designed({ ds }, { holidays: rows });
    expectNoLowerThan(stanResult(stan), design, fitDesign(design, y));
  });

  test('has the fitted values of Stan within 0.15 sigma', TIMEOUT, () => {
    const { ds, y } = dataSeries(dataFolder ?? '', 'peyton');
    const stan = stanFit(ds, y);
    const design = designed({ ds });
    const fit = fitDesign(design, y);
    const { beta, sigmaObs, ...trend } = stan.parameters;
    const ownBeta = new Float64Array(beta.length);
    ownColumns(stan, design).forEach((own, column) => (ownBeta[own] = beta[column] ?? 0));
    const stanYhat = pointForecast(
      { ...fit, parameters: { ...trend, beta: ownBeta, sigma_obs: sigmaObs } },
      { ds },
    ).yhat;
    const limit = 0.15 * fit.parameters.sigma_obs * fit.yScale;
    expect(largestDifference(pointForecast(fit, { ds }).yhat, stanYhat)).toBeLessThan(limit);
  });
});
