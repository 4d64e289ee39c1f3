import { coverage, outside, type Coverage } from './coverage.ts';
import { pastTotals } from './totals.ts';
import { ENSEMBLE, MEMBERS, YARDSTICK, type Level, type Method } from './methods.ts';
import { everyDay, lastSix, lastTwoYears, SCORED_DAYS, type Origins } from './origins.ts';
import { coveredFrom, intervalScore, mase, wape, type Horizons } from './scores.ts';
import type { TestSet } from './test-set.ts';

/** A set with every method on it. */
export interface Judged {
  readonly set: TestSet;
  readonly methods: readonly Method[];
}

/** A figure of a method on a set, from some origins. */
type Measure = (set: TestSet, method: Method, origins: readonly number[]) => number;

/** Days ahead whose coverage is reported separately, and the origins, in blocks of four weeks. */
interface CoverageGroup {
  readonly name: string;
  readonly horizons: Horizons;
  readonly origins: Origins;
  readonly blockLength: number;
}

const HORIZONS: readonly Horizons[] = [
  [1, 1],
  [2, 7],
  [8, SCORED_DAYS],
];
const COVERAGE_GROUPS: readonly CoverageGroup[] = [
  { name: '1, every day', horizons: [1, 1], origins: everyDay, blockLength: 28 },
  ...HORIZONS.map((horizons) => ({ name: range(horizons), horizons, origins: lastTwoYears, blockLength: 4 })),
];
const TOTALS_OVER_DAYS = [14, 31, 60, 92];
const FIFTHS = [0, 1, 2, 3, 4];
const LEVELS: readonly Level[] = [0.8, 0.95];
/** Two methods whose errors differ by less than this are equally good. */
const TIE = 0.01;

/** What was measured, as a page of Markdown. */
export function report(judged: readonly Judged[], made: string): string {
  const six = judged.slice(0, 6);
  const years = judged.filter(({ set }) => set.name !== 'no Saturdays');
  return `${[
    '# Forecast accuracy',
    `${made} That command writes this page. [Decision 5](../decisions/0005-the-ensemble.md) lists the alternatives that were measured and explains the origins.`,
    'At each origin every method forecasts the next 28 days from the days before it. Only open weekdays are scored. WAPE is the sum of absolute errors divided by the sum of values. MASE is the mean absolute error divided by the in-sample error of the same weekday a week before. The interval score of the 80 % interval is its width plus ten times the distance of values outside; smaller is better. Relative figures are divided by those of the weekday mean; across sets they are geometric means. Seasonal naive and the weekday mean are the textbook versions with Gaussian intervals from their in-sample errors. ETS, Theta and level-adjusted Prophet skip outliers and have the ensemble\'s kind of intervals; Prophet has its own. Prophet\'s Stan program is too slow to run at every origin: it runs at the six and then at every twelfth week, and is compared with the weekday mean at those origins. "No Saturdays" is online_retail_ii with its closed weekday removed by hand.',
    ...chapter('Six origins, 28 days each, at the end of six sets', six, lastSix),
    ...chapter('Every week of two years', years, lastTwoYears),
    '### WAPE by horizon, relative to the weekday mean',
    byHorizon(years),
    '### WAPE of each member alone, divided by that of the ensemble',
    'Below 1 where a member alone would have been better. Which member that is can only be known afterwards, and each of them is far off on some set.',
    bestMembers(years),
    '## Coverage of the intervals',
    'The ensemble over two years: the share of values inside, in percent. In brackets, the range of 95 % of circular block bootstraps with blocks of four weeks. From weekly origins the next day is always the same weekday; with an origin every day, as in a run, all weekdays are covered.',
    ...LEVELS.flatMap((level) => [`### The ${100 * level} % interval`, coverageTable(years, level)]),
    '## Totals and the odds of targets',
    'From every Monday of a year: how many totals fell inside their 80 % range; and, for targets of 85 to 115 % of the expected total, how many were reached, by fifths of the forecast odds (all in percent). Only sets whose days add up.',
    totalsTable(years.filter(({ set }) => set.name !== 'peyton')),
    '## Goals',
    ...goals(six, years).map((line) => `- ${line}`),
  ].join('\n\n')}\n`
    .replaceAll(/\n\n- /g, '\n- ')
    .replace('## Goals\n- ', '## Goals\n\n- ');
}

function chapter(title: string, judged: readonly Judged[], origins: Origins): string[] {
  return [
    `## ${title}`,
    '### WAPE, %',
    bySet(judged, origins, wape, (value) => (100 * value).toFixed(1)),
    '### MASE',
    bySet(judged, origins, mase, (value) => value.toFixed(3)),
    '### Interval score of the 80 % interval, relative to the weekday mean',
    bySet(judged, origins, relativeTo(judged, score80), (value) => value.toFixed(3)),
  ];
}

const score80: Measure = (set, method, origins) => intervalScore(set, method, 0.8, origins);

/** A measure over what the weekday mean comes to from the same origins. */
function relativeTo(judged: readonly Judged[], measure: Measure): Measure {
  return (set, method, origins) => {
    const one = judged.find((other) => other.set === set);
    return measure(set, method, origins) / (one ? measure(set, named(one, YARDSTICK), origins) : 1);
  };
}

function named({ methods, set }: Judged, name: string): Method {
  const method = methods.find((one) => one.name === name);
  if (!method) throw new Error(`${set.name} has no method '${name}'`);
  return method;
}

/** From the origins at which a method is evaluated. */
function measured(one: Judged, name: string, origins: Origins, measure: Measure): number {
  const method = named(one, name);
  return measure(one.set, method, origins(one.set).filter(method.isEvaluated));
}

/** Over the sets. */
function relative(judged: readonly Judged[], name: string, origins: Origins, measure: Measure): number {
  return geometricMean(judged.map((one) => measured(one, name, origins, relativeTo(judged, measure))));
}

function bySet(judged: readonly Judged[], origins: Origins, measure: Measure, text: (value: number) => string): string {
  return table(
    ['', ...judged.map(({ set }) => set.name), 'relative'],
    namesOf(judged).map((name) => [
      name,
      ...judged.map((one) => text(measured(one, name, origins, measure))),
      relative(judged, name, origins, measure).toFixed(3),
    ]),
  );
}

function byHorizon(judged: readonly Judged[]): string {
  return table(
    ['days ahead', ...HORIZONS.map(range)],
    namesOf(judged).map((name) => [
      name,
      ...HORIZONS.map((horizons) => {
        const measure: Measure = (set, method, origins) => wape(set, method, origins, horizons);
        return relative(judged, name, lastTwoYears, measure).toFixed(3);
      }),
    ]),
  );
}

function coverageTable(judged: readonly Judged[], level: Level): string {
  const rows = judged.map((one) => [
    one.set.name,
    ...COVERAGE_GROUPS.map((group) => {
      const { share, lower, upper } = coverageOf(one, level, group);
      return `${percent(share)} (${percent(lower)} to ${percent(upper)})`;
    }),
  ]);
  const pooled = COVERAGE_GROUPS.map((group) => percent(pooledShare(judged, level, group), 1));
  return table(['days ahead', ...COVERAGE_GROUPS.map(({ name }) => name)], [...rows, ['**pooled**', ...pooled]]);
}

function coverageOf(
  { set, methods }: Judged,
  level: Level,
  { origins, horizons, blockLength }: CoverageGroup,
): Coverage {
  const ensemble = named({ set, methods }, ENSEMBLE);
  return coverage(coveredFrom(set, ensemble, level, origins(set), horizons), blockLength);
}

function totalsTable(judged: readonly Judged[]): string {
  const totals = judged.flatMap(({ set }) => pastTotals(set, TOTALS_OVER_DAYS));
  return table(
    [
      'days',
      'totals',
      'inside the 80 % range',
      ...FIFTHS.map((fifth) => `odds ${20 * fifth} to ${20 * (fifth + 1)} %`),
    ],
    TOTALS_OVER_DAYS.map((days) => {
      const of = totals.filter((total) => total.days === days);
      const odds = of.flatMap((total) => total.odds);
      const reached = FIFTHS.map((fifth) => {
        const inFifth = odds.filter(({ probability }) => Math.min(4, Math.floor(probability * 5)) === fifth);
        return percent(inFifth.filter(({ isReached }) => isReached).length / inFifth.length);
      });
      return [`${days}`, `${of.length}`, percent(of.filter(({ isInside }) => isInside).length / of.length), ...reached];
    }),
  );
}

/** The mean over sets. */
function pooledShare(judged: readonly Judged[], level: Level, group: CoverageGroup): number {
  return judged.reduce((sum, one) => sum + coverageOf(one, level, group).share, 0) / judged.length;
}

function goals(six: readonly Judged[], years: readonly Judged[]): string[] {
  const sets = years.map((one) => ({
    name: one.set.name,
    ratio: measured(one, ENSEMBLE, lastTwoYears, relativeTo(years, wape)),
  }));
  const worse = sets.filter(({ ratio }) => ratio > 1 + TIE).map(({ name, ratio }) => `${name} (${ratio.toFixed(3)})`);
  return [
    `At least as good as the weekday mean on every set (ties within 1 %): ${listed(worse)}; the worst is ${Math.max(...sets.map(({ ratio }) => ratio)).toFixed(3)}.`,
    `Better than every single member on the mean of all sets, two years: ${thanMembers(years, lastTwoYears)}.`,
    `The same from the six origins, 168 days of each set: ${thanMembers(six, lastSix)}. The table above shows what each member alone loses over two years.`,
    `Six origins: WAPE relative to the weekday mean at most 0.92, aiming for 0.90: ${relative(six, ENSEMBLE, lastSix, wape).toFixed(3)}; R's best plain ensemble has 0.920.`,
    `Six origins: interval score of the 80 % interval at most 0.91, aiming for 0.87: ${relative(six, ENSEMBLE, lastSix, score80).toFixed(3)}.`,
    ...LEVELS.map((level) => {
      const wrong = COVERAGE_GROUPS.flatMap((group) => {
        const pooled = pooledShare(years, level, group);
        const off = Math.abs(pooled - level) > 0.02 ? [`pooled at ${group.name} (${percent(pooled, 1)})`] : [];
        const far = years.filter((one) => outside(coverageOf(one, level, group), level) > 0.05);
        return [...off, ...far.map(({ set }) => `${set.name} at ${group.name}`)];
      });
      return `${100 * level} % intervals cover within 2 points pooled, and no set's bootstrap range is off by more than 5: ${listed(wrong)}.`;
    }),
  ];
}

/** Whether the ensemble's error over the sets is smaller than each member's, and the members of which it is not. */
function thanMembers(judged: readonly Judged[], origins: Origins): string {
  const own = relative(judged, ENSEMBLE, origins, wape);
  const ratios = MEMBERS.map((name) => ({ name, ratio: relative(judged, name, origins, wape) }));
  const better = ratios.filter(({ ratio }) => ratio <= own).map(({ name, ratio }) => `${name} (${ratio.toFixed(3)})`);
  return `${listed(better)}, at ${own.toFixed(3)}`;
}

/** The error of each member divided by the ensemble's: under 1 where it alone would have been better. */
function bestMembers(judged: readonly Judged[]): string {
  const ratio = (one: Judged, name: string) =>
    measured(one, name, lastTwoYears, wape) / measured(one, ENSEMBLE, lastTwoYears, wape);
  return table(
    ['', ...judged.map(({ set }) => set.name), 'worst', 'relative'],
    MEMBERS.map((name) => {
      const ratios = judged.map((one) => ratio(one, name));
      return [name, ...[...ratios, Math.max(...ratios), geometricMean(ratios)].map((value) => value.toFixed(2))];
    }),
  );
}

function listed(exceptions: readonly string[]): string {
  return exceptions.length === 0 ? '**yes**' : `**not** ${exceptions.join(', ')}`;
}

function namesOf(judged: readonly Judged[]): string[] {
  return (judged[0]?.methods ?? []).map(({ name }) => name);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function range([first, last]: Horizons): string {
  return first === last ? `${first}` : `${first} to ${last}`;
}

function percent(share: number, digits = 0): string {
  return (100 * share).toFixed(digits);
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
