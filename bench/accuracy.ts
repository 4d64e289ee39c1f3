import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ets } from '../src/forecast/ets.ts';
import { exactFit } from '../src/forecast/exact-fit.ts';
import type { Range } from '../src/forecast/horizon-band.ts';
import { levelledExactFit } from '../src/forecast/levelled-exact-fit.ts';
import { seasonalNaive } from '../src/forecast/seasonal-naive.ts';
import { theta } from '../src/forecast/theta.ts';
import { weekdayMean } from '../src/forecast/weekday-mean.ts';
import { memberForecasts, shippedForecasts } from './accuracy/forecasts.ts';
import { saidTotals } from './accuracy/landings.ts';
import { loadSets } from './accuracy/load-sets.ts';
import { lastSix, lastTwoYears, SCORED_DAYS, type Forecasts } from './accuracy/origins.ts';
import { bandScore, mase, wape, type Horizons } from './accuracy/scores.ts';
import { stanForecasts } from './accuracy/stan-forecasts.ts';
import type { TestSet } from './accuracy/test-set.ts';
import { weekdayMeanDeviation } from './accuracy/weekday-mean-band.ts';

const dataFolder =
  process.env['EVENKEEL_DATA'] ?? join(fileURLToPath(new URL('..', import.meta.url)), '../shared/data');
const MEMBERS = [seasonalNaive, weekdayMean, theta, ets, exactFit, levelledExactFit];
const GROUPS: readonly Horizons[] = [
  [1, 1],
  [2, 7],
  [8, SCORED_DAYS],
];
const LANDING_DAYS = [14, 31, 60, 92];
const GAUSSIAN_80 = 1.2815515655446004;

type Bands = (level: number) => (origin: number, ahead: number) => Range | null;

/** One set with what every method says of it. */
interface Judged {
  readonly set: TestSet;
  readonly methods: ReadonlyMap<string, Forecasts>;
  readonly bands: ReadonlyMap<string, Bands>;
}

/**
 * How far forecasts miss on real and simulated series, beside the weekday mean and Prophet by real Stan: from six origins at the end of
 * each of six sets, and from every week of two years. Nothing is tuned to a set, and nothing is known at an origin that was not.
 */
export async function accuracyBench(): Promise<void> {
  const sets = await loadSets(dataFolder);
  if (!sets) {
    console.log('  left out: EVENKEEL_DATA names no folder with sales/ and forecast/');
    return;
  }
  const judged = sets.map(judgedSet);
  printTable('six origins x 28 days: WAPE in %', judged.slice(0, 6), lastSix);
  const others = judged.filter(({ set }) => set.name !== 'no Saturdays');
  printTable('every week of two years: WAPE in %', others, lastTwoYears);
  printHorizons(others);
  printBands('six origins', judged.slice(0, 6), lastSix);
  printBands('two years', others, lastTwoYears);
  printLandings(sets.filter(({ name }) => name !== 'no Saturdays' && name !== 'peyton'));
}

/** Of sets whose days add up. */
function printLandings(sets: readonly TestSet[]): void {
  const totals = sets.flatMap((set) => saidTotals(set, LANDING_DAYS));
  console.log('\n  every Monday of a year: where totals landed, and targets of 85 to 115 % of what was expected');
  console.log('  days   totals   80% range held   reached where odds were 0-20%, 20-40%, 40-60%, 60-80%, 80-100%');
  for (const days of LANDING_DAYS) {
    const of = totals.filter((total) => total.days === days);
    const odds = of.flatMap((total) => total.odds);
    const fifths = Array.from({ length: 5 }, (_, fifth) => {
      const said = odds.filter((one) => Math.min(4, Math.floor(one.said * 5)) === fifth);
      return percent(said.filter(({ isReached }) => isReached).length / said.length);
    });
    const held = of.filter(({ isHeld }) => isHeld).length / of.length;
    console.log(
      `  ${String(days).padStart(4)} ${String(of.length).padStart(8)} ${percent(held)}       ${fifths.join('')}`,
    );
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1).padStart(9)}%`;
}

function judgedSet(set: TestSet): Judged {
  const members = MEMBERS.map((member) => memberForecasts(set, member));
  const ensemble = shippedForecasts(set);
  const methods = new Map<string, Forecasts>(MEMBERS.map(({ id }, index) => [id, members[index] ?? new Map()]));
  methods.set('ensemble', ensemble.forecasts);
  const asked = lastTwoYears(set).filter((_, weeks) => weeks % (weeks < 24 ? 4 : 12) === 0);
  const stan = { 0.8: stanForecasts(set, asked, 0.8), 0.95: stanForecasts(set, asked, 0.95) };
  methods.set('prophet (Stan)', stan[0.8].forecasts);
  const ours: Bands = (level) => (origin, ahead) =>
    ensemble.bands[level === 0.8 ? 0.8 : 0.95].get(origin)?.[ahead] ?? null;
  const prophets: Bands = (level) => (origin, ahead) =>
    (level === 0.8 ? stan[0.8] : stan[0.95]).ranges.get(origin)?.[ahead] ?? null;
  const bands = new Map([
    ['weekday-mean', weekdayMeanBands(set, methods)],
    ['ensemble', ours],
    ['prophet (Stan)', prophets],
  ]);
  return { set, methods, bands };
}

/** Gaussian, by the errors in sample. */
function weekdayMeanBands(set: TestSet, methods: ReadonlyMap<string, Forecasts>): Bands {
  const deviations = new Map<number, number>();
  return (level) => (origin, ahead) => {
    const yhat = methods.get('weekday-mean')?.get(origin)?.[ahead] ?? null;
    const deviation = deviations.get(origin) ?? weekdayMeanDeviation(set, origin);
    deviations.set(origin, deviation);
    const half = (level === 0.8 ? GAUSSIAN_80 : 1.96) * deviation;
    return yhat === null ? null : { lower: yhat - half, upper: yhat + half };
  };
}

/** Those that a method forecast: Stan is asked at the six and every twelfth week. */
function origins({ set, methods }: Judged, method: string, choice: (set: TestSet) => number[]): number[] {
  return choice(set).filter((origin) => methods.get(method)?.has(origin) === true);
}

function relative(judged: readonly Judged[], method: string, choice: typeof lastSix, horizons?: Horizons): number {
  return geometricMean(
    judged.map((one) => {
      const at = origins(one, method, choice);
      return score(one, method, at, horizons) / score(one, 'weekday-mean', at, horizons);
    }),
  );
}

function score({ set, methods }: Judged, method: string, at: readonly number[], horizons?: Horizons): number {
  return wape(set, methods.get(method) ?? new Map(), at, horizons);
}

function printTable(title: string, judged: readonly Judged[], choice: typeof lastSix): void {
  console.log(`\n  ${title}; relative to the weekday mean (geometric mean); MASE`);
  console.log(
    `  ${' '.repeat(20)}${judged.map(({ set }) => set.name.slice(-8).padStart(9)).join('')}   relative   MASE`,
  );
  for (const method of judged[0]?.methods.keys() ?? []) {
    const each = judged.map((one) => (100 * score(one, method, origins(one, method, choice))).toFixed(1).padStart(9));
    const scaled = judged.map((one) =>
      mase(one.set, one.methods.get(method) ?? new Map(), origins(one, method, choice)),
    );
    console.log(
      `  ${method.padEnd(20)}${each.join('')}   ${relative(judged, method, choice).toFixed(3)}      ${geometricMean(scaled).toFixed(3)}`,
    );
  }
}

function printHorizons(judged: readonly Judged[]): void {
  console.log('\n  two years, WAPE relative to the weekday mean by horizon: 1, 2-7, 8-28 days');
  for (const method of judged[0]?.methods.keys() ?? []) {
    const each = GROUPS.map((horizons) => relative(judged, method, lastTwoYears, horizons).toFixed(3));
    console.log(`  ${method.padEnd(20)} ${each.join('   ')}`);
  }
}

function printBands(title: string, judged: readonly Judged[], choice: typeof lastSix): void {
  console.log(`\n  ${title}: coverage of 80/95 % by set, its mean, by horizon; 80 % interval score, relative`);
  for (const method of judged[0]?.bands.keys() ?? []) {
    const held = (one: Judged, level: number, horizons?: Horizons) => scoreOf(one, level, horizons).coverage;
    const scoreOf = (one: Judged, level: number, horizons?: Horizons) =>
      bandScore(one.set, bandOf(one, method, level), level, origins(one, method, choice), horizons);
    const both = (one: Judged, horizons?: Horizons) => [held(one, 0.8, horizons), held(one, 0.95, horizons)];
    const scores = judged.map((one) => {
      const base = bandOf(one, 'weekday-mean', 0.8);
      return (
        scoreOf(one, 0.8).intervalScore / bandScore(one.set, base, 0.8, origins(one, method, choice)).intervalScore
      );
    });
    const percents = (pairs: number[][], digits = 0) => {
      const mean = (at: number) => (100 * pairs.reduce((sum, pair) => sum + (pair[at] ?? 0), 0)) / pairs.length;
      return `${mean(0).toFixed(digits)}/${mean(1).toFixed(digits)}`;
    };
    console.log(
      [
        `  ${method.padEnd(20)}`,
        judged.map((one) => percents([both(one)])).join(' '),
        `| ${percents(
          judged.map((one) => both(one)),
          1,
        )} |`,
        GROUPS.map((group) => percents(judged.map((one) => both(one, group)))).join(' '),
        `| ${geometricMean(scores).toFixed(3)}`,
      ].join(' '),
    );
  }
}

const made = new WeakMap<Judged, Map<string, ReturnType<Bands>>>();

/** Made once. */
function bandOf(one: Judged, method: string, level: number): ReturnType<Bands> {
  const known = made.get(one) ?? new Map<string, ReturnType<Bands>>();
  made.set(one, known);
  const key = `${method} ${level}`;
  const band = known.get(key) ?? one.bands.get(method)?.(level) ?? (() => null);
  known.set(key, band);
  return band;
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
