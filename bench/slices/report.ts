import type { Day } from '../../src/calendar/day.ts';
import { addDays } from '../../src/calendar/day.ts';
import { beyondChance } from '../../src/incidents/chance/beyond-chance.ts';
import { incidentsOf } from '../../src/incidents/incidents-of.ts';
import { isHarmfulDay, nodeKey, type NodeDay } from '../../src/incidents/tree/node-day.ts';
import type { NodeMetric } from '../../src/incidents/tree/node-metric.ts';
import { incidentRules } from '../../src/incidents/rules.ts';
import type { JudgedSeries } from '../detection/subjects.ts';
import { account, sliceDay, type Account } from './accounts.ts';

const CUTS = [1, 3, 10];
const LEVELS = [0.02, 0.03, 0.05, 0.1];
const MONTH = 30.4;
/** One day of each slice is multiplied by them, one at a time. */
const PLANTED = [0.5, 0.3];

/** What matters is a sum of money only where it adds up: the second has no floor. */
const METRICS = [metric(true), metric(false)] as const;

function metric(addsUp: boolean): ReadonlyMap<string, NodeMetric> {
  const id = 'revenue';
  const own = { id, tolerance: 0.05, minChange: null, root: id, dataRoot: 'facts', isMoney: true, addsUp, decimals: 2 };
  return new Map([[id, own]]);
}

type Noticed = (days: readonly NodeDay[]) => ReadonlySet<string>;

const all: Noticed = (days) => new Set(days.map(nodeKey));

function byLevel(level: number): Noticed {
  return (days) => beyondChance(days, days.filter(({ slice }) => slice !== '').length, level);
}

export function slicesReport(
  seeds: readonly number[],
  judged: readonly (readonly JudgedSeries[])[],
  environment: string,
): string {
  const shipped = incidentRules.falseSliceShare;
  const parts = judged.flatMap((series, half) => [
    `## Seed ${seeds[half]}: ${half === 0 ? 'the level was chosen on it' : 'reported'}\n`,
    `| slices | days | alerts a day | every alert | series in the largest | ${LEVELS.map((level) => `level ${level}`).join(' | ')} | level ${shipped} and floor |`,
    `| --- | --- | --- | --- | --- | ${LEVELS.map(() => '---').join(' | ')} | --- |`,
    ...CUTS.map((cuts) => accountRow(account(series, cuts), series.length * cuts)),
    '',
    `| one day of one slice among | ${PLANTED.map((factor) => `${Math.round((factor - 1) * 100)} %, every alert | level ${shipped}`).join(' | ')} |`,
    `| --- | ${PLANTED.map(() => '--- | ---').join(' | ')} |`,
    ...CUTS.map((cuts) => plantedRow(series, cuts)),
    '',
  ]);
  return [
    '# Incidents of slices\n',
    `${environment} That command writes this page.\n`,
    `Accounts of one metric in 100, 300 and 1,000 slices in which nothing happens. The slices are generated daily KPIs, as those of [detection](detection.md), judged from day 420 on by the forecasts issued the day before; for 300 and 1,000 slices each series is cut into 3 and 10 spans of days. The whole is silent. Figures are incidents a month in the whole account. *Every alert*: each alert of a slice opens an incident or joins one, of a metric whose loss is no sum of money. *Floor*: for sums, a slice opens an incident only from a loss that matters to the whole. The level is the highest of these that keeps metrics without a floor to about one false incident a month in each account of the first half.\n`,
    ...parts,
    'The second table plants one day into one slice at a time, ten days apart, on top of the alerts of the others that day. Found is an alert that may open an incident.\n',
  ].join('\n');
}

function accountRow(own: Account, slices: number): string {
  const alerts = own.byDay.flat().filter(isHarmfulDay).length / own.days;
  const [money, others] = METRICS;
  const before = incidents(own, all, others);
  const cells = [
    String(slices),
    String(own.days),
    alerts.toFixed(1),
    monthly(before.length, own.days),
    String(Math.max(0, ...before.map(({ members }) => members.length))),
    ...LEVELS.map((level) => monthly(incidents(own, byLevel(level), others).length, own.days)),
    monthly(incidents(own, byLevel(incidentRules.falseSliceShare), money).length, own.days),
  ];
  return `| ${cells.join(' | ')} |`;
}

function incidents(own: Account, noticed: Noticed, metrics: ReadonlyMap<string, NodeMetric>) {
  const beyond = new Map<Day, ReadonlySet<string>>(
    own.byDay.map((days, offset) => [addDays(own.first, offset), noticed(days)]),
  );
  const to = addDays(own.first, own.days - 1);
  return incidentsOf(own.byDay.flat(), metrics, { from: own.first, to, isData: false, beyondChance: beyond });
}

function plantedRow(series: readonly JudgedSeries[], cuts: number): string {
  const own = account(series, cuts);
  const noticed = byLevel(incidentRules.falseSliceShare);
  const cells = PLANTED.flatMap((factor) => {
    let [cases, before, after] = [0, 0, 0];
    for (const [at, one] of series.entries())
      for (let offset = at % 10; offset < own.days; offset += 10) {
        const ofDay = own.byDay[offset] ?? [];
        const slice = `s=${at}-0`;
        const planted = sliceDay(one, offset, slice, addDays(own.first, offset), factor);
        cases++;
        if (!isHarmfulDay(planted)) continue;
        before++;
        if (noticed([...ofDay.filter((day) => day.slice !== slice), planted]).has(nodeKey(planted))) after++;
      }
    return [before / cases, after / cases].map((share) => share.toFixed(2));
  });
  return `| ${series.length * cuts} slices | ${cells.join(' | ')} |`;
}

function monthly(count: number, days: number): string {
  return ((count / days) * MONTH).toFixed(1);
}
