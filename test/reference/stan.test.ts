import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { width } from '../../src/forecast/prophet/design/features.ts';
import { prophetDesign, type Design } from '../../src/forecast/prophet/design/design.ts';
import { pointForecast } from '../../src/forecast/prophet/predict/predict.ts';
import { fitDesign, type ProphetFit } from '../../src/forecast/prophet/solve/fit.ts';
import { dataSeries } from '../fixtures/forecast-data.ts';
import {
  stanData,
  stanFit,
  stanLogPosterior,
  type StanData,
  type StanFit,
  type StanParameters,
} from '../fixtures/stan.ts';
import { isLongRun, oneIn } from '../run-size.ts';
import { stanCases, type StanCase } from './stan-cases.ts';

const dataFolder = inject('dataFolder');
const TIMEOUT = { timeout: 600_000 };

/** Stan's log posterior by the name of a case, as `scripts/write-stan-optimum.ts` wrote it. */
const OPTIMA = JSON.parse(readFileSync(join(import.meta.dirname, 'stan-optimum.json'), 'utf8')) as Record<
  string,
  number
>;

/** The result of Stan's optimiser. */
interface StanResult {
  readonly data: StanData;
  readonly logPosterior: number;
}

/** The pinned result; the long run fits again and compares. */
function stanResult({ name, stan }: StanCase): StanResult {
  const logPosterior = OPTIMA[name] ?? Number.NaN;
  if (!isLongRun) return { data: stanData(...stan), logPosterior };
  const { data, parameters } = stanFit(...stan);
  const now = stanLogPosterior(data, parameters);
  expect(now).toBeCloseTo(logPosterior, 6);
  return { data, logPosterior: now };
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
      const ours = (row: number): number => design.smooth[row * design.stride + at + 2] ?? Number.NaN;
      return theirs.every((value, row) => Math.abs(value - ours(row)) < 1e-9);
    });
    expect(index, `column ${column} of Stan's design is one of ours`).toBeDefined();
    expect(design.precisions[(index ?? 0) + 2]).toBeCloseTo(1 / scale ** 2, 12);
    return index ?? -1;
  });
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((largest, value, at) => Math.max(largest, Math.abs(value - (b[at] ?? Number.NaN))), 0);
}

function designed(...given: Parameters<typeof prophetDesign>): Design {
  const design = prophetDesign(...given);
  if (!design) throw new Error('too short');
  return design;
}

describe.skipIf(dataFolder === null)('compared with Stan, the solved fit', () => {
  const cases = dataFolder === null ? [] : stanCases(dataFolder);

  const isOfMinutes = ({ name }: { readonly name: string }): boolean => name.includes('5 minutes');

  test.each(oneIn(2, cases).filter((each) => isLongRun || !isOfMinutes(each)))(
    'has no lower posterior: $name',
    TIMEOUT,
    (each) => {
      const design = designed(...each.ours);
      expectNoLowerThan(stanResult(each), design, fitDesign(design, each.y));
    },
  );

  test('is of every pinned case', () => expect(Object.keys(OPTIMA)).toEqual(cases.map(({ name }) => name)));

  test.runIf(isLongRun)('has the fitted values of Stan within 0.15 sigma', TIMEOUT, () => {
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
