import { FIRST_SCORED, DAYS } from './generator.ts';
import { EVENTS } from './events.ts';
import { RIVALS } from './rivals.ts';
import { bandCoverage, criticalRate, ourRuleScores, results, type Results, type RuleScores } from './results.ts';
import { isKept, type RealisedBudget } from './realised.ts';
import { resampled } from './resampled.ts';
import { rate, recall } from './scoring.ts';
import type { TaxiResult } from './taxi.ts';
import type { JudgedEvent, JudgedSeries } from './subjects.ts';

/** One generated series in every form that is judged. */
export interface Measured {
  readonly clean: JudgedSeries;
  readonly withoutCalendar: JudgedSeries;
  readonly calibration: JudgedSeries;
  readonly events: readonly JudgedEvent[];
}

/** What is measured on series of its own. */
export interface BesideRecall {
  readonly taxi: TaxiResult | null;
  readonly budgets: readonly LivedBudget[];
}

/** A budget in alerts a month, and what became of it on each series. */
interface LivedBudget {
  readonly perMonth: number;
  readonly realised: readonly RealisedBudget[];
}

/** What was measured, as a page of Markdown. */
export function detectionReport(
  measured: readonly Measured[],
  made: string,
  seeds: readonly number[],
  { taxi, budgets }: BesideRecall,
): string {
  const clean = measured.map((one) => one.clean);
  const withoutCalendar = measured.map((one) => one.withoutCalendar);
  const events = measured.flatMap((one) => one.events);
  const own = ourRuleScores(
    measured.map((one) => one.calibration),
    clean,
    events,
  );
  const withoutCalendarScores = ourRuleScores([], withoutCalendar, []).clean;
  const rules: readonly (readonly [string, RuleScores])[] = [
    ['Evenkeel', own],
    ...RIVALS.map(({ name, scores }): readonly [string, RuleScores] => [name, rivalScores(scores, measured)]),
  ];
  const found = rules.map(([name, scores]) => [name, results(scores, clean)] as const);
  return `${[
    '# Detection',
    `${made} That command writes this page.`,
    `${clean.length} generated daily KPIs of ${DAYS} days (seeds ${seeds.join(', ')}), judged from day ${FIRST_SCORED} on, each day by the forecast issued the day before. \`bench/detection/generator.ts\` documents the distribution; its holidays are in the calendar unless the table says otherwise. Each kind of event is planted once in each series, away from holidays. A hit is an alert in the direction of the event, within its window, that the same series without the event does not have. Flagged days at most three days apart are one incident. For recall at a budget, the thresholds of every rule are scaled by one factor, calibrated on series of other seeds. Brackets hold 95 % of 400 bootstraps over the series.`,
    '## False alerts',
    table(
      ['incidents per metric and month', 'Warning or worse', 'Critical', 'holidays flagged'],
      [
        [
          'calendar known',
          interval(clean, (ones) => rate(scoresOf(ones, clean, own.clean), 1)),
          fixed(criticalRate(clean)),
          percent(found[0]?.[1].holidays ?? 0),
        ],
        [
          'no calendar',
          interval(withoutCalendar, (ones) => rate(scoresOf(ones, withoutCalendar, withoutCalendarScores), 1)),
          fixed(criticalRate(withoutCalendar)),
          percent(
            results({ calibration: withoutCalendarScores, clean: withoutCalendarScores, events: [] }, withoutCalendar)
              .holidays,
          ),
        ],
        ...found.slice(1).map(([name, { falseRate, holidays }]) => [name, fixed(falseRate), '', percent(holidays)]),
      ],
    ),
    '## Recall at equal budgets',
    `With noise under 5 % (${quiet(own.events).length} series), a day of -30 % is found in ${fixed(recall(quiet(own.events), 1))} at the thresholds as shipped.`,
    ...(['at01', 'at03', 'own'] as const).flatMap((at) => [`### ${TITLES[at]}`, recallTable(found, at)]),
    '## After an event, and coverage',
    table(
      ['', 'one-day events', 'three-day events'],
      found.map(([name, { repeatsOneDay, repeatsThreeDays }]) => [
        name,
        percent(repeatsOneDay),
        percent(repeatsThreeDays),
      ]),
    ),
    "The share of events with a new alert in the 14 days after them, at each rule's own thresholds.",
    `The 95 % band holds ${percent(bandCoverage(clean, false))} of all days and ${percent(bandCoverage(clean, true))} of holidays.`,
    ...budgetSection(budgets),
    ...(taxi ? taxiSection(taxi) : []),
  ].join('\n\n')}\n`;
}

/** The falls of one day by 30 % in series with little noise. */
function quiet(events: RuleScores['events']): RuleScores['events'] {
  return events.filter(({ planted: { kind }, sigma }) => kind.name === '-30 % one day' && sigma < QUIET);
}

function budgetSection(budgets: readonly LivedBudget[]): string[] {
  return [
    '## An alert budget, kept for ten years',
    'Two years of a series without events are tuned to a budget, as `evenkeel tune` would: by the tolerance of a series that alerts more often, and by the sensitivity of one that alerts less often. Then come ten more years of the same series. Kept is a rate within half and twice the budget.',
    table(
      ['alerts a month', 'tuned', 'series', 'kept', 'realised, mean', 'range'],
      budgets.flatMap(({ perMonth, realised }) => {
        const row = (name: string, of: readonly RealisedBudget[]): string[][] =>
          of.length === 0 ? [] : [[String(perMonth), name, ...budgetCells(perMonth, of)]];
        const tuned = (by: RealisedBudget['tuned']) => realised.filter((one) => one.tuned === by);
        return [
          ...row('all', realised),
          ...row('tolerance', tuned('tolerance')),
          ...row('sensitivity', tuned('sensitivity')),
          ...row('nothing', tuned(null)),
        ];
      }),
    ),
  ];
}

function budgetCells(perMonth: number, of: readonly RealisedBudget[]): string[] {
  const rates = of.map((one) => one.perMonth);
  return [
    String(of.length),
    percent(of.filter((one) => isKept(one, perMonth)).length / of.length),
    interval(of, (drawn) => drawn.reduce((sum, one) => sum + one.perMonth, 0) / drawn.length),
    `${fixed(Math.min(...rates))} to ${fixed(Math.max(...rates))}`,
  ];
}

function taxiSection({ windows, falseAlerts }: TaxiResult): string[] {
  const found = windows.filter(({ alert }) => alert !== null).length;
  return [
    '## Taxi trips in New York',
    `The series \`nyc_taxi\` of the Numenta Anomaly Benchmark, summed to days, without a calendar, judged from day 120 on. ${found} of ${windows.length} labelled windows have an alert. Alerts at most three days apart are one; those that touch no window are false: ${falseAlerts.length}${falseAlerts.length > 0 ? ` (${falseAlerts.join(', ')})` : ''}.`,
    table(
      ['window', 'first alert'],
      windows.map(({ from, to, alert }) => [`${from} to ${to}`, alert ?? 'none']),
    ),
  ];
}

const QUIET = 0.05;

const TITLES = {
  at01: '0.1 false incidents per metric and month',
  at03: '0.3 false incidents per metric and month',
  own: 'At the thresholds as shipped',
} as const;

function recallTable(found: readonly (readonly [string, Results])[], at: keyof typeof TITLES): string {
  const column = { at01: 1, at03: 2, own: 3 } as const;
  const shares = (one: Results): number[] => one.recall.map((kind) => kind[column[at]]);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return table(
    ['', ...EVENTS.map(({ name }) => name), 'mean'],
    found.map(([name, one]) => [name, ...[...shares(one), mean(shares(one))].map(fixed)]),
  );
}

function rivalScores(scores: (typeof RIVALS)[number]['scores'], measured: readonly Measured[]): RuleScores {
  const clean = new Map(measured.map((one) => [one.clean.series.name, scores(one.clean.series.values, DAYS)]));
  return {
    calibration: measured.map(({ calibration }) => scores(calibration.series.values, DAYS)),
    clean: [...clean.values()],
    events: measured.flatMap(({ events }) =>
      events.map(({ planted, values, series }) => ({
        planted,
        sigma: series.sigma,
        scores: scores(planted.values, FIRST_SCORED + values.length),
        clean: clean.get(series.name) ?? [],
      })),
    ),
  };
}

function scoresOf<T>(drawn: readonly T[], all: readonly T[], scores: RuleScores['clean']): RuleScores['clean'] {
  return drawn.map((one) => scores[all.indexOf(one)] ?? []);
}

function interval<T>(all: readonly T[], of: (drawn: readonly T[]) => number): string {
  const [low, high] = resampled(all, of);
  return `${fixed(of(all))} (${fixed(low)} to ${fixed(high)})`;
}

function fixed(value: number): string {
  return value.toFixed(2);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
