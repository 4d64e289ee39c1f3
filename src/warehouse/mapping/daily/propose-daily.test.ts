import { expect, test } from 'vitest';
import { addDays, dayFromIso, isoDay } from '../../../calendar/day.ts';
import { propose } from '../propose.ts';
import type { Decisions, Outcome } from '../proposal.ts';
import type { ProposedDaily } from './proposed-daily.ts';

const NOTHING: Decisions = { columns: {}, currency: 'EUR' };

/** What is proposed for a file of these lines. */
function proposed(lines: readonly string[], decisions: Decisions = NOTHING): Outcome {
  const [header = [], ...rows] = lines.map((line) => line.split(';'));
  const sample = { header, kinds: header.map(() => 'text' as const), rows, lines: rows.map((_, index) => index + 2) };
  return propose(sample, decisions);
}

function dailyOf(lines: readonly string[], decisions: Decisions = NOTHING): ProposedDaily | null {
  const outcome = proposed(lines, decisions);
  return outcome.kind === 'proposal' ? (outcome.proposal.daily ?? null) : null;
}

/** A line for each of some days. */
function byDay(count: number, lineOf: (day: string, index: number) => string | readonly string[], step = 1): string[] {
  const first = dayFromIso('2026-03-02');
  return Array.from({ length: count }, (_, index) => lineOf(isoDay(addDays(first, index * step)), index)).flat();
}

test('days and one number are revenue by its name, and its currency is a question', () => {
  const lines = ['Datum;Umsatz', ...byDay(5, (day, index) => `${day};${1000 + index}.25`)];
  expect(dailyOf(lines)).toMatchObject({
    table: { form: 'wide', measures: { umsatz: { from: 'Umsatz', in: null } }, dimensions: [] },
    metrics: [{ id: 'revenue', title: 'Umsatz', measure: { agg: 'sum', column: 'umsatz' }, unit: 'currency' }],
  });
  expect(proposed(lines, { columns: {} })).toEqual({ kind: 'question', question: { setting: 'currency' } });
});

test.each([
  ['€', 'EUR'],
  ['CHF', 'CHF'],
  ['$', 'question'],
])('amounts with %s are in %s', (sign, expected) => {
  const lines = ['Tag;Umsatz;Quote', ...byDay(5, (day, index) => `${day};1.${100 + index},25 ${sign};3,1 %`)];
  const outcome = proposed(lines, { columns: {} });
  expect(outcome.kind === 'proposal' ? outcome.proposal.currency : outcome.kind).toBe(expected);
});

test.each([
  ['Besucher', '1200', 'sum', null, null],
  ['Conversion rate', '3.4 %', 'given', 'share', 'percent'],
  ['Bounce rate', '0.42', 'given', 'share', null],
  ['CTR (%)', '3.4', 'given', 'share', 'percent'],
  ['Avg. session duration', '1:02:03', 'given', 'ms', 'h:mm:ss'],
  ['response_ms', '310', 'given', 'ms', null],
  ['load_time_seconds', '1.25', 'given', 'ms', 'seconds'],
  ['Average order value', '49.90', 'given', 'currency', null],
  ['Kosten (EUR)', '12.50', 'sum', 'currency', null],
  ['Lagerbestand', '77', 'sum', null, null],
  ['Stock level', '77', 'given', null, null],
])('%s with %j is %s in %s', (name, value, agg, unit, form) => {
  const daily = dailyOf([`Tag;${name}`, ...byDay(6, (day) => `${day};${value}`)]);
  expect(daily?.metrics[0]).toMatchObject({ measure: { agg }, unit });
  expect(Object.values(daily?.table.measures ?? {})[0]?.in).toBe(form);
});

test('a column of texts that tells the rows of a day apart is a dimension, and its total is named', () => {
  const countries = ['DE', 'FR', 'Total'];
  const lines = [
    'date;country;name;visits;rate',
    ...byDay(6, (day) => countries.map((c) => `${day};${c};in ${c};5;0.1`)),
  ];
  expect(dailyOf(lines)).toMatchObject({
    table: { dimensions: ['country'], totalRows: { country: ['Total'] } },
    metrics: [
      { id: 'visits', dimensions: ['country'] },
      { id: 'rate', measure: { agg: 'given' } },
    ],
  });
});

test('a share by country without a total is no metric, and the proposal says why', () => {
  const outcome = proposed([
    'date;country;visits;rate',
    ...byDay(6, (day) => ['DE', 'FR'].map((c) => `${day};${c};5;0.1`)),
  ]);
  expect(outcome).toMatchObject({
    proposal: {
      daily: { metrics: [{ id: 'visits' }] },
      remarks: [expect.stringMatching(/'rate' is loaded, but no metric: it can't be summed over country/)],
    },
  });
});

test('a column of metric names makes a long table, each name a value of its own', () => {
  const lines = ['day;KPI;Wert', ...byDay(6, (day) => [`${day};Umsatz;1000`, `${day};Conversion;3.4 %`])];
  expect(dailyOf(lines)).toMatchObject({
    table: {
      form: 'long',
      measures: { umsatz: { from: 'Umsatz' }, conversion: { from: 'Conversion', in: 'percent' } },
    },
    metrics: [{ id: 'revenue' }, { id: 'conversion', unit: 'share' }],
  });
});

test('columns of the calendar, row numbers and comments are left out, and texts for no value are named', () => {
  const lines = [
    'instant;Date;weekday;Orders;Note',
    ...byDay(6, (day, index) => `${index + 1};${day};${index % 7};${index === 2 ? 'n/a' : 9 + index};note ${index}`),
  ];
  expect(dailyOf(lines)).toMatchObject({
    table: { measures: { orders: {} }, empty: ['n/a'] },
    metrics: [{ id: 'orders' }],
  });
});

test.each([
  [7, /it is weekly \('Week' has 2026-03-02 and 2026-03-09\)/],
  [30, /it is monthly/],
])('a table with a row every %i days is refused', (step, reason) => {
  const outcome = proposed(['Week;Revenue', ...byDay(6, (day) => `${day};100`, step)]);
  expect(outcome).toEqual({ kind: 'impossible', found: [expect.stringMatching(reason)] });
});

test('a list of single sales is no daily table: few days have each of its products', () => {
  const lines = [
    'date;product;amount',
    ...byDay(40, (day, index) => [`${day};p${index};5`, `${day};p${(index * 7) % 40}x;6`]),
  ];
  expect(dailyOf(lines)).toBeNull();
});
