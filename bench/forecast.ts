import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, dayFromEpochMs, weekday, type Day } from '../src/calendar/day.ts';
import { prophet } from '../src/forecast/members/prophet-model.ts';
import { prefix } from '../src/forecast/model.ts';
import { prophetDesign } from '../src/forecast/prophet/design/design.ts';
import { fitDesign } from '../src/forecast/prophet/solve/fit.ts';
import { DEFAULT_LEVELS } from '../src/forecast/intervals/levels.ts';
import { pointForecast, predict } from '../src/forecast/prophet/predict/predict.ts';
import type { EnsembleCache } from '../src/forecast/ensemble/rolling-forecast.ts';
import type * as Forecast from '../src/forecast/index.ts';
import type { judgeJobs as Compiled } from '../src/pipeline/judge/judge-jobs.ts';
import { storedCache } from '../src/pipeline/judge/ensemble-cache.ts';
import type { JudgeJob } from '../src/pipeline/judge/judge-job.ts';
import type { StoredEnsembleCache } from '../src/store/ensemble-cache/cache-row.ts';
import { quantile } from '../src/stats/quantile.ts';
import { dataSeries } from '../test/fixtures/forecast-data.ts';
import { metric } from '../test/fixtures/metrics.ts';
import { stanFit } from '../test/fixtures/stan.ts';
import { publicHolidays } from './holdout/public-holidays.ts';
import { median } from './shared/median.ts';

const dataFolder =
  process.env['EVENKEEL_DATA'] ?? join(fileURLToPath(new URL('..', import.meta.url)), '../shared/data');
/** Compiled, for its threads. */
const DIST_JUDGE_JOBS = new URL('../dist/program/judge-jobs.js', import.meta.url);
/** Compiled: what runs sources names each function anew that a function makes, which took a tenth of the time here. */
const DIST_FORECAST = new URL('../dist/forecast/index.js', import.meta.url);
const ROWS = 735;
const ROUNDS = 7;
const FITS_A_ROUND = 60;
const DAY_MS = 86_400_000;
const YEAR = 365;
const TWO_YEARS = 730;
const SERIES = 1000;
const HORIZON_DAYS = 30;
const COMPILING_ROUNDS = 8;
const MEASURED_ROUNDS = 15;

/**
 * Milliseconds to fit a series of 735 days exactly (yearly and weekly seasons, 25 changepoints: 53 columns), beside Prophet's Stan program
 * in WASM on the same rows, in turn: with a design of its own, with one shared, and day by day as the daily model does it. The
 * fastest tenth is what a machine with nothing else to do would show.
 */
export async function forecastBench(): Promise<void> {
  if (!existsSync(join(dataFolder, 'forecast'))) {
    console.log('  left out: EVENKEEL_DATA names no folder with forecast/');
    return;
  }
  const series = dataSeries(dataFolder, 'pedestrians');
  const ds = series.ds.slice(0, ROWS);
  const y = series.y.slice(0, ROWS);
  const start = dayFromEpochMs(ds[0] ?? 0);
  const history = { start, values: series.y.slice(0, ROWS + FITS_A_ROUND) };
  const shared = prophetDesign({ ds });
  const times = { stan: [] as number[], cold: [] as number[], shared: [] as number[], asOf: [] as number[] };

  for (let round = 0; round < ROUNDS; round++) {
    times.stan.push(stanFit(ds, y).milliseconds);
    times.cold.push(...eachMs(() => fitted(prophetDesign({ ds }), y)));
    times.shared.push(...eachMs(() => fitted(shared, y)));
    times.asOf.push(
      // Different days each round, because fits cache designs.
      ...eachMs((day) => {
        const moved = { ...history, start: addDays(start, 1000 * round) };
        return prophet.fit(prefix(moved, ROWS + day)).predict([addDays(moved.start, ROWS + day)]);
      }),
    );
  }

  console.log(`  ${'milliseconds'.padEnd(34)}   median   fastest tenth   Stan's over it`);
  const line = (name: string, all: readonly number[]) => {
    const ratio = (median(times.stan) / median(all)).toFixed(0);
    const tenth = (quantile(all, 0.1) ?? 0).toFixed(2);
    console.log(
      `  ${name.padEnd(34)} ${median(all).toFixed(2).padStart(8)} ${tenth.padStart(15)} ${ratio.padStart(16)}`,
    );
  };
  line('Prophet fit, own design', times.cold);
  line('Prophet fit, design shared', times.shared);
  line('as-of daily refit and forecast', times.asOf);
  line('Stan in WASM, optimiser only', times.stan);
  console.log(
    `  (n = ${ROWS}, ${shared?.precisions.length ?? 0} + ${shared?.changepoints.length ?? 0} columns, ${ROUNDS} rounds)`,
  );
  console.log(`\n  ${'processor time'.padEnd(62)}  seconds   ms each`);
  yearBench(series.ds, series.y);
  manySeriesBench(ds, y);
  await oneSeriesBench(series.ds, series.y);
  // From a Monday, when members are scored, to the next day.
  const toMonday = (7 - weekday(addDays(start, TWO_YEARS))) % 7;
  await ensembleBench(addDays(start, toMonday), series.y.slice(toMonday));
}

/** A year of one metric, each day forecast from the days before it. */
function yearBench(ds: readonly number[], y: readonly number[]): void {
  const history = { start: dayFromEpochMs(ds[0] ?? 0), values: y };
  const seconds = cpuSeconds(() => {
    for (let day = ROWS; day < ROWS + YEAR; day++)
      prophet.fit(prefix(history, day)).predict([addDays(history.start, day)]);
  });
  const name = `${YEAR} as-of daily refits of one metric, n = ${ROWS} to ${ROWS + YEAR - 1}`;
  cpuLine(name, seconds, YEAR);
}

/** Many series on the same days: fitted, forecast a month ahead, with and without the interval. */
function manySeriesBench(ds: readonly number[], y: readonly number[]): void {
  const last = ds.at(-1) ?? 0;
  const ahead = { ds: Array.from({ length: HORIZON_DAYS }, (_, index) => last + (index + 1) * DAY_MS) };
  const all = varied(y);
  for (const [name, ask] of [
    ['without interval', pointForecast],
    ['and interval', predict],
  ] as const) {
    const seconds = cpuSeconds(() => {
      const design = prophetDesign({ ds });
      for (const values of all) if (design) ask(fitDesign(design, values), ahead);
    });
    cpuLine(`${SERIES} series on the same ${ds.length} days: fit, ${HORIZON_DAYS} days ${name}`, seconds, SERIES);
  }
}

/**
 * The daily model on many series at once, as a run does it with the slices of a metric: the ensemble with all its scores at a first
 * origin, and at the next day's, for which the members' weights are cached. A quarter of the series first, to see what memory each adds.
 * On as many threads as the machine runs at once.
 */
async function ensembleBench(start: Day, y: readonly number[]): Promise<void> {
  const { judgeJobs } = (await import(DIST_JUDGE_JOBS.href)) as { readonly judgeJobs: typeof Compiled };
  const jobs = (days: number, count: number, memories: readonly (StoredEnsembleCache | null)[]): JudgeJob[] =>
    varied(y.slice(0, days), count).map((values, index) => ({
      series: {
        ...{ id: `revenue#${index}`, metric: metric(), slice: String(index), start, values },
        ...{ closed: values.map(() => false), volumes: values.map(() => null) },
      },
      ...{
        closures: new Set<Day>(),
        holidays: [],
        due: [],
        horizonDays: HORIZON_DAYS,
        levels: DEFAULT_LEVELS,
        isNew: false,
      },
      cache: memories[index] ?? null,
    }));
  console.log(`\n  ${'by the clock'.padEnd(62)}  seconds   ms each   MB held`);
  let memories: readonly (StoredEnsembleCache | null)[] = [];
  for (const [name, days, count] of [
    ['ensemble with its scores', TWO_YEARS, SERIES / 4],
    ['ensemble with its scores', TWO_YEARS, SERIES],
    ['ensemble with its weights known', TWO_YEARS + 1, SERIES],
  ] as const) {
    const requested = jobs(days, count, days === TWO_YEARS ? [] : memories);
    let most = 0;
    const began = performance.now();
    const found = await judgeJobs(requested, () => (most = Math.max(most, process.memoryUsage.rss())));
    const seconds = (performance.now() - began) / 1000;
    const line = `${count} series x ${days} days, ${HORIZON_DAYS} ahead: ${name}`;
    console.log(
      `  ${line.padEnd(62)} ${seconds.toFixed(2).padStart(8)} ${((1000 * seconds) / count).toFixed(2).padStart(9)} ${(most / 2 ** 20).toFixed(0).padStart(9)}`,
    );
    memories = requested.map(({ series }, index) => {
      const made = found[index]?.cache;
      return made ? storedCache(series, 'bench', made) : (memories[index] ?? null);
    });
  }
}

/**
 * One whole metric with the public holidays of its country and bands, alone: its first forecast, and that of the next day from the cache of
 * the first. Each round is another stretch of days, since series on the same days share designs; the first ones are left out, for V8 is
 * still compiling.
 */
async function oneSeriesBench(ds: readonly number[], y: readonly number[]): Promise<void> {
  const { eventDays, forecast, membersWithEvents, rollingForecast } = (await import(
    DIST_FORECAST.href
  )) as typeof Forecast;
  const holidays = await publicHolidays('AU');
  const [first, next]: [number[], number[]] = [[], []];
  for (const [round, values] of varied(y.slice(0, ROWS + 1), COMPILING_ROUNDS + MEASURED_ROUNDS).entries()) {
    const shift = 364 * round;
    const rows = holidays.map((row) => ({ ...row, ds: addDays(row.ds, shift) }));
    const start = addDays(dayFromEpochMs(ds[0] ?? 0), shift);
    const near = rows.filter((row) => row.ds >= start && row.ds <= addDays(start, ROWS + YEAR));
    const forecastAfter = (days: number, cache?: EnsembleCache): EnsembleCache => {
      const history = { start, values: values.slice(0, days) };
      const rolling = rollingForecast(history, membersWithEvents(near), cache, eventDays(near));
      forecast(rolling, HORIZON_DAYS);
      return rolling.cache(days);
    };
    let cache: EnsembleCache | undefined;
    first.push(cpuSeconds(() => (cache = forecastAfter(ROWS))));
    next.push(cpuSeconds(() => forecastAfter(ROWS + 1, cache)));
  }
  for (const [name, all] of [
    ['first forecast', first],
    ['the next day', next],
  ] as const)
    cpuLine(
      `one metric x ${ROWS} days, ${HORIZON_DAYS} ahead with bands: ${name}`,
      median(all.slice(COMPILING_ROUNDS)),
      1,
    );
}

/** Many series, each a little different. */
function varied(y: readonly number[], count = SERIES): number[][] {
  return Array.from({ length: count }, (_, index) => {
    return y.map((value, row) => value * (1 + 0.1 * Math.sin(index + row * (1 + (index % 17)))));
  });
}

function cpuLine(name: string, seconds: number, count: number): void {
  console.log(
    `  ${name.padEnd(62)} ${seconds.toFixed(2).padStart(8)} ${((1000 * seconds) / count).toFixed(2).padStart(9)}`,
  );
}

/** Measures the CPU time of a task, independent of other load. */
function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function fitted(design: ReturnType<typeof prophetDesign>, y: readonly number[]): void {
  if (!design) throw new Error('too short');
  fitDesign(design, y);
}

function eachMs(work: (index: number) => unknown): number[] {
  return Array.from({ length: FITS_A_ROUND }, (_, index) => {
    const began = performance.now();
    work(index);
    return performance.now() - began;
  });
}
