import { addDays, type Day } from '../../src/calendar/day.ts';
import { chanceOfDay, chanceOfWindow } from '../../src/incidents/chance/chance.ts';
import { incidentsOf } from '../../src/incidents/incidents-of.ts';
import { incidentRules } from '../../src/incidents/rules.ts';
import { isHarmfulDay, isJudgedDay } from '../../src/incidents/tree/node-day.ts';
import type { NodeMetric } from '../../src/incidents/tree/node-metric.ts';
import { account, type Account } from './accounts.ts';
import type { JudgedSeed } from './judged-seed.ts';
import { byLevel, every, recallOfDay, recallOfShift, type Noticed, type Recall } from './noticed.ts';

const CUTS = [1, 3, 10];
const SHIPPED = incidentRules.falseSliceShare;
const LEVELS = [SHIPPED / 2, SHIPPED, 2 * SHIPPED];
const MONTH = 30.4;
/** One day of each slice is multiplied by them, one at a time. */
const PLANTED = [0.5, 0.3];
/** Scores whose rarity is shown: of a day, and of a window. */
const SCORES = { ofDay: [4.3, 5, 6, 8], ofWindow: [3.3, 3.6, 4, 4.5] } as const;

/** What matters is a sum of money only where it adds up: the second has no floor. */
const METRICS = [metric(true), metric(false)] as const;

function metric(addsUp: boolean): ReadonlyMap<string, NodeMetric> {
  const id = 'revenue';
  const own = { id, tolerance: 0.05, minChange: null, root: id, dataRoot: 'facts', isMoney: true, addsUp, decimals: 2 };
  return new Map([[id, own]]);
}

interface Halves {
  readonly chosen: readonly JudgedSeed[];
  readonly reported: readonly JudgedSeed[];
}

export function slicesReport({ chosen, reported }: Halves, environment: string): string {
  return [
    '# Incidents of slices\n',
    `${environment} That command writes this page.\n`,
    `Accounts of one metric in 100, 300 and 1,000 slices in which nothing happens, one of each seed. The slices are generated daily KPIs, as those of [detection](detection.md), judged from day 420 on by the forecasts issued the day before; for 300 and 1,000 slices each series is cut into 3 and 10 spans of days. The whole is silent. Figures are incidents a month in the whole account. *Every alert*: each alert of a slice opens an incident or joins one, of a metric whose loss is no sum of money. *Floor*: for sums, a slice opens an incident only from a loss that matters to the whole. The level is ${SHIPPED.toFixed(3)}, once a month: of days on which nothing happened, the share with an alert that may open an incident. That needs no choice, but how rare scores are does: it was measured on the seeds of the first half.\n`,
    ...halfReport('chosen on', chosen),
    ...halfReport('reported', reported),
    'Found is an alert that may open an incident. One day is planted into one slice at a time, ten days apart, on top of the alerts of the others that day; shifts of 20 % into twenty slices of each seed, with the forecasts that follow them, and found within two weeks.\n',
  ].join('\n');
}

function halfReport(name: string, seeds: readonly JudgedSeed[]): string[] {
  if (seeds.length === 0) return [];
  return [
    `## Seeds ${seeds.map(({ seed }) => seed).join(', ')}: ${name}\n`,
    `| slices | days | alerts a day | every alert | ${LEVELS.map((level) => `level ${level.toFixed(3)}`).join(' | ')} | counted at level ${SHIPPED.toFixed(3)} | and floor |`,
    `| --- | --- | --- | --- | ${LEVELS.map(() => '---').join(' | ')} | --- | --- |`,
    ...CUTS.map((cuts) => accountRow(seeds, cuts)),
    '',
    `| found among | ${PLANTED.map((factor) => `one day of ${Math.round((factor - 1) * 100)} %: alerts | level ${SHIPPED.toFixed(3)}`).join(' | ')} | shift of -20 %: alerts | level ${SHIPPED.toFixed(3)} |`,
    `| --- | ${PLANTED.map(() => '--- | ---').join(' | ')} | --- | --- |`,
    ...CUTS.map((cuts) => recallRow(seeds, cuts)),
    '',
    '| alerts of 100,000 days, at least | days | assumed | alerts of windows, at least | days | assumed |',
    '| --- | --- | --- | --- | --- | --- |',
    ...tailRows(seeds),
    '',
  ];
}

function accountRow(seeds: readonly JudgedSeed[], cuts: number): string {
  const accounts = seeds.map(({ days }) => account(days, cuts));
  const days = sum(accounts, (own) => own.days);
  const alerts = sum(accounts, ({ byDay }) => byDay.flat().filter(isHarmfulDay).length);
  const [money, others] = METRICS;
  const found = (noticed: Noticed, metrics = others): number =>
    sum(accounts, (own) => incidents(own, noticed, metrics));
  const cells = [
    String((seeds[0]?.series.length ?? 0) * cuts),
    String(days),
    (alerts / days).toFixed(1),
    monthly(found(every), days),
    ...LEVELS.map((level) => monthly(found(byLevel(level)), days)),
    String(found(byLevel(SHIPPED))),
    monthly(found(byLevel(SHIPPED), money), days),
  ];
  return `| ${cells.join(' | ')} |`;
}

function incidents(own: Account, noticed: Noticed, metrics: ReadonlyMap<string, NodeMetric>): number {
  const beyondChance = new Map<Day, ReadonlySet<string>>(
    own.byDay.map((days, offset) => [addDays(own.first, offset), noticed(days)]),
  );
  const to = addDays(own.first, own.days - 1);
  return incidentsOf(own.byDay.flat(), metrics, { from: own.first, to, isData: false, beyondChance }).length;
}

function recallRow(seeds: readonly JudgedSeed[], cuts: number): string {
  const accounts = seeds.map((seed) => ({ seed, own: account(seed.days, cuts) }));
  const noticed = byLevel(SHIPPED);
  const recalls = [
    ...PLANTED.map((factor) => accounts.map(({ seed, own }) => recallOfDay(seed, own, factor, noticed))),
    accounts.map(({ seed, own }) => recallOfShift(seed, own, noticed)),
  ];
  const share = (of: readonly Recall[], part: 'alerts' | 'found'): string =>
    (sum(of, (one) => one[part]) / sum(of, ({ cases }) => cases)).toFixed(2);
  const cells = recalls.flatMap((of) => [share(of, 'alerts'), share(of, 'found')]);
  return `| ${(seeds[0]?.series.length ?? 0) * cuts} slices | ${cells.join(' | ')} |`;
}

/** How many days are as far out as assumed. */
function tailRows(seeds: readonly JudgedSeed[]): string[] {
  const days = seeds.flatMap((seed) => seed.days.flat()).filter(isJudgedDay);
  const counted = (own: readonly number[], least: number): string =>
    ((own.filter((score) => Math.abs(score) >= least).length / days.length) * 1e5).toFixed(0);
  const assumed = (chance: number): string => (chance * 1e5).toFixed(0);
  const alerts = days.filter(isHarmfulDay);
  const windows = alerts.flatMap(({ window }) => window?.score ?? []);
  const ofDay = alerts.flatMap(({ window, score }) => (window ? [] : (score ?? [])));
  return SCORES.ofDay.map((score, at) => {
    const window = SCORES.ofWindow[at] ?? 0;
    const cells = [score, counted(ofDay, score), assumed(chanceOfDay(score))];
    return `| ${[...cells, window, counted(windows, window), assumed(chanceOfWindow(window))].join(' | ')} |`;
  });
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function monthly(count: number, days: number): string {
  return ((count / days) * MONTH).toFixed(1);
}
