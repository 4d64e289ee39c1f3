import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { metric, shareMetric } from '../../../test/fixtures/metrics.ts';
import { dayVerdict, expected, verdictOn } from '../../../test/fixtures/verdicts.ts';
import { addDays, dayFromIso } from '../../calendar/day.ts';
import { alertsCsv } from './alerts-csv.ts';
import type { DayVerdict } from '../summary.ts';

const day = dayFromIso('2026-09-21');
const revenue = metric({ id: 'revenue', title: 'Revenue' });
const revenueOn = (value: number, later = 0) =>
  dayVerdict(revenue, addDays(day, later), verdictOn(revenue, value, expected()));

const recordsOf = (verdicts: readonly DayVerdict[]): unknown =>
  parse(alertsCsv(verdicts, 'EUR', { stale: null, dataFaults: [] }), { columns: true });

test('without alerts has only a header', () => {
  const calm = [
    revenueOn(52_600),
    dayVerdict(revenue, day, { status: 'late_data', value: 1, expectation: expected() }),
  ];
  expect(recordsOf(calm)).toEqual([]);
  expect(alertsCsv([], 'EUR', { stale: null, dataFaults: [] }).split('\n')).toHaveLength(2);
});

test('an alert has its numbers, its reason and its sentence', () => {
  expect(recordsOf([revenueOn(38_420)])).toEqual([
    {
      ds: '2026-09-21',
      metric: 'revenue',
      slice: '',
      alert: 'Critical',
      state: 'Critical',
      y: '38420',
      yhat: '52600',
      warning_lower: '46900',
      warning_upper: '58400',
      critical_lower: '43000',
      critical_upper: '',
      deviation_pct: '-26.958175',
      // ln(38,420 / 52,600) / 0.025
      score: '-12.565518',
      decided_by: 'forecast_error',
      window_days: '',
      window_score: '',
      window_boundary: '',
      sentence: 'Revenue: €38,420, 27% below expected (€52,600; normal range €46,900 to €58,400)',
      restated: '',
    },
  ]);
});

test('the newest alerts come first, and a favourable one has its own state', () => {
  expect(recordsOf([revenueOn(45_000), revenueOn(60_000, 1), revenueOn(52_600, 2), revenueOn(1000, 3)])).toMatchObject([
    { ds: '2026-09-24', alert: 'Critical', state: 'Critical', decided_by: 'near_zero' },
    { ds: '2026-09-22', alert: 'Warning', state: 'Unusual (good)' },
    { ds: '2026-09-21', alert: 'Warning', state: 'Warning' },
  ]);
});

test('a slice named like a formula follows an apostrophe', () => {
  const formulaMetric = shareMetric({ title: '=1+1' });
  const rate = expected({
    yhat: 0.004,
    warning_lower: null,
    warning_upper: 0.006,
    critical_lower: null,
    critical_upper: 0.01,
  });
  const records = recordsOf([dayVerdict(formulaMetric, day, verdictOn(formulaMetric, 0.5, rate), '=cmd=x')]);
  expect(records).toMatchObject([{ slice: "'=cmd=x", sentence: expect.stringMatching(/^'=1\+1 \(cmd=x\): 50%/) }]);
});
