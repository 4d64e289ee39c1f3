import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, weekday } from '../src/calendar/day.ts';
import { eventDays } from '../src/forecast/events/event-days.ts';
import { membersWithEvents } from '../src/forecast/members/default-members.ts';
import { LONGEST_HORIZON_DAYS } from '../src/forecast/horizon-groups.ts';
import {
  EVERY_ORIGIN_AHEAD_DAYS,
  rollingForecast,
  type RollingForecast,
} from '../src/forecast/ensemble/rolling-forecast.ts';
import { baseline } from '../src/incidents/tree/baseline.ts';
import { quantile } from '../src/stats/quantile.ts';
import { generated, holidayRows, START } from './detection/generator.ts';
import { environmentOf } from './shared/environment.ts';

const page = join(fileURLToPath(new URL('..', import.meta.url)), 'docs/benchmarks/impact.md');
const SERIES = 60;
/** The first day of an event in a series, later in each. */
const FIRST = 560;
const BETWEEN = 5;

interface Event {
  readonly name: string;
  readonly days: number;
  readonly factor: (day: number) => number;
  /** How many days after the event the incident begins. */
  readonly late: number;
}

const decline = (day: number): number => Math.exp(-0.018 * (Math.min(day, 40) + 1));
const EVENTS: readonly Event[] = [
  { name: 'outage of 3 days, -60 %', days: 3, factor: () => 0.4, late: 0 },
  { name: 'drop of 7 days, -30 %', days: 7, factor: () => 0.7, late: 0 },
  { name: 'shift of 60 days, -20 %', days: 60, factor: () => 0.8, late: 0 },
  { name: 'decline of 35 days, 1.8 % a day', days: 35, factor: decline, late: 0 },
  { name: 'the same, noticed from day 7 on', days: 35, factor: decline, late: 7 },
  { name: 'the same, noticed from day 12 on', days: 35, factor: decline, late: 12 },
  { name: 'decline of 60 days, 1.8 % a day for 40', days: 60, factor: decline, late: 0 },
];

const MEASURES = ['sum of one-day gaps', 'forecast of the Monday before', 'impact'] as const;
type Measure = (typeof MEASURES)[number];

/**
 * What an incident costs by several measures, as a share of what was planted, on generated daily KPIs.
 *
 * @param seeds the measure is chosen on the first one's series, the others are reported
 */
export async function impactBench(seeds: readonly number[], series: number = SERIES): Promise<void> {
  const command = `npm run bench -- impact --seeds ${seeds.join(',')}${series === SERIES ? '' : ` --series ${series}`}`;
  const text = [
    '# Impact of incidents\n',
    `${await environmentOf(command)} That command writes this page.\n`,
    `${series} generated daily KPIs a seed, as those of [detection](detection.md), each event in each of them. Figures are the cost that is found as a share of the planted cost of the same days: the median, and in brackets the range of 80 % of the series. *Sum of one-day gaps*: each day beside its own forecast. *Forecast of the Monday before*: as it was issued on the last Monday up to the onset. *Impact*: what is shipped, see [Incidents](../concepts.md#incidents). The onset is given; that of an incident is found.\n`,
    ...seeds.flatMap((seed, half) => [
      `## Seed ${seed}: ${half === 0 ? 'chosen on it' : 'reported'}\n`,
      `| event | ${MEASURES.join(' | ')} |`,
      `| --- | ${MEASURES.map(() => '---').join(' | ')} |`,
      ...EVENTS.map((event) => row(event, seed, series)),
      '',
    ]),
  ].join('\n');
  console.log(text);
  await mkdir(dirname(page), { recursive: true });
  await writeFile(page, text);
}

function row(event: Event, seed: number, series: number): string {
  const found = Array.from({ length: series }, (_, index) => shares(event, seed, index));
  const cells = MEASURES.map((measure) => {
    const own = found.map((one) => one[measure]);
    const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => (quantile(own, share) ?? NaN).toFixed(2));
    return `${middle} (${low} to ${high})`;
  });
  return `| ${event.name} | ${cells.join(' | ')} |`;
}

function shares({ days, factor, late }: Event, seed: number, index: number): Record<Measure, number> {
  const clean = generated(seed, index);
  const first = FIRST + BETWEEN * (index % SERIES);
  const values = clean.values.map((value, at) => (at < first ? value : Math.round(value * factor(at - first))));
  const holidays = holidayRows(clean);
  const rolling = rollingForecast(
    { start: START, values: values.slice(0, first + days) },
    membersWithEvents(holidays),
    undefined,
    eventDays(holidays),
  );
  const counted = Array.from({ length: days - late }, (_, at) => first + late + at);
  const sum = (of: (at: number) => number): number => counted.reduce((total, at) => total + of(at), 0);
  const actual = (at: number): number => values[at] ?? 0;
  const planted = sum((at) => actual(at) - (clean.values[at] ?? 0));
  const yhat = (at: number): number => rolling.yhat(at) ?? 0;
  const onset = first + late;
  const monday = onset - weekday(addDays(START, onset));
  const ahead = rolling.ahead(monday, LONGEST_HORIZON_DAYS);
  const expected = baseline(
    counted.map((at) => ({ day: addDays(START, at), yhat: yhat(at), yhatBefore: before(rolling, at) })),
  );
  return {
    'sum of one-day gaps': sum((at) => actual(at) - yhat(at)) / planted,
    'forecast of the Monday before': sum((at) => actual(at) - (ahead[at - monday] ?? yhat(at))) / planted,
    impact: sum((at) => actual(at) - (expected[at - onset]?.expected ?? 0)) / planted,
  };
}

/** The forecast of a day that was issued two weeks before. */
function before(rolling: RollingForecast, at: number): number | null {
  return rolling.ahead(at + 1 - EVERY_ORIGIN_AHEAD_DAYS, EVERY_ORIGIN_AHEAD_DAYS).at(-1) ?? null;
}
