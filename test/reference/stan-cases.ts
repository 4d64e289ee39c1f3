/** The fits that are compared with Stan: what the JavaScript port of Prophet is given, and the same for our design. */
import { dayFromIso } from '../../src/calendar/day.ts';
import type { prophetDesign } from '../../src/forecast/prophet/design/design.ts';
import { dataSeries, FORECAST_SERIES, type SeriesName } from '../fixtures/forecast-data.ts';
import type { stanFit } from '../fixtures/stan.ts';

export interface StanCase {
  readonly name: string;
  readonly y: readonly number[];
  readonly stan: Parameters<typeof stanFit>;
  readonly ours: Parameters<typeof prophetDesign>;
}

/** The JavaScript port enables the yearly seasonality one day later than Prophet does, and bikes span exactly 730 days. */
const YEARLY = { yearlySeasonality: { type: 'fourier', order: 10 } } as const;

/** @param dataFolder the folder of real data */
export function stanCases(dataFolder: string): StanCase[] {
  const series = (name: SeriesName) => dataSeries(dataFolder, name);
  return [
    ...FORECAST_SERIES.flatMap(([name]) => [
      additive(name, series(name)),
      multiplicative(name, series(name)),
      logistic(name, series(name)),
    ]),
    floorAndRisingCap(series('air')),
    multiplicativeRegressors(series('bikes')),
    regressors(series('bikes')),
    holidays(series('peyton')),
  ];
}

type Series = ReturnType<typeof dataSeries>;

/** See `StanColumns`. */
function initAlphaOf(name: SeriesName): { readonly initAlpha?: number } {
  return name === 'log R, outliers 2' ? { initAlpha: 1e-4 } : {};
}

function yearlyOf(name: SeriesName): Partial<typeof YEARLY> {
  return name === 'bikes' ? YEARLY : {};
}

function additive(name: SeriesName, { ds, y }: Series): StanCase {
  return { name, y, stan: [ds, y, yearlyOf(name), initAlphaOf(name)], ours: [{ ds }] };
}

function multiplicative(name: SeriesName, { ds, y }: Series): StanCase {
  return {
    name: `${name}, multiplicative seasons`,
    y,
    stan: [ds, y, { ...yearlyOf(name), seasonalityMode: 'multiplicative' }, initAlphaOf(name)],
    ours: [{ ds }, { seasonality_mode: 'multiplicative' }],
  };
}

function logistic(name: SeriesName, { ds, y }: Series): StanCase {
  const largest = Math.max(...y);
  const cap = ds.map(() => 1.1 * largest);
  return {
    name: `${name}, logistic growth`,
    y,
    stan: [ds, y, { ...yearlyOf(name), growth: 'logistic' }, { cap, ...initAlphaOf(name) }],
    ours: [{ ds, cap }, { growth: 'logistic' }],
  };
}

function floorAndRisingCap({ ds, y }: Series): StanCase {
  const cap = ds.map((_, row) => 700 + row);
  const floor = ds.map(() => 50);
  return {
    name: 'air, a floor, a rising cap and multiplicative seasons',
    y,
    stan: [ds, y, { growth: 'logistic', seasonalityMode: 'multiplicative' }, { cap, floor }],
    ours: [
      { ds, cap, floor },
      { growth: 'logistic', seasonality_mode: 'multiplicative' },
    ],
  };
}

function multiplicativeRegressors({ ds, y, columns }: Series): StanCase {
  const regressors = { workingday: columns['workingday'] ?? [], temp: standardised(columns['temp'] ?? []) };
  const declared = Object.keys(regressors).map(
    (name) => ({ name, mode: 'multiplicative', standardize: false }) as const,
  );
  return {
    name: 'bikes, additive seasons and multiplicative regressors',
    y,
    stan: [ds, y, YEARLY, { regressors, regressorMode: 'multiplicative' }],
    ours: [{ ds, regressors }, { regressors: declared }],
  };
}

function regressors({ ds, y, columns }: Series): StanCase {
  const names = ['temp', 'hum', 'windspeed', 'workingday'];
  const regressors = Object.fromEntries(names.map((name) => [name, columns[name] ?? []]));
  const { workingday = [], ...measured } = regressors;
  const scaled = Object.entries(measured).map(([name, column]) => [name, standardised(column)] as const);
  return {
    name: 'bikes, regressors, some standardised and some 0/1',
    y,
    stan: [ds, y, YEARLY, { regressors: { workingday, ...Object.fromEntries(scaled) } }],
    ours: [{ ds, regressors }, { regressors: names.map((name) => ({ name })) }],
  };
}

function holidays({ ds, y }: Series): StanCase {
  const table = {
    superbowl: ['2010-02-07', '2014-02-02', '2016-02-07'],
    playoff: ['2008-01-13', '2009-01-03', '2010-01-16', '2010-01-24', '2013-01-12', '2014-01-12', '2014-01-19'],
  };
  const start = (date: string): number => Date.parse(date) / 1000;
  const occurrences = Object.entries(table).map(([name, dates]) => {
    return [name, { occurrences: dates.map((date) => ({ start: start(date), end: start(date) + 86_400 })) }] as const;
  });
  const rows = Object.entries(table).flatMap(([holiday, dates]) =>
    dates.map((date) => ({ holiday, ds: dayFromIso(date) })),
  );
  return {
    name: 'peyton, holidays',
    y,
    stan: [ds, y, { holidays: new Map(occurrences), holidaysPriorScale: 10 }],
    ours: [{ ds }, { holidays: rows }],
  };
}

/** Standardises by the sample standard deviation, as pandas does. */
function standardised(column: readonly number[]): number[] {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const squares = column.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return column.map((value) => (value - mean) / Math.sqrt(squares / (column.length - 1)));
}
