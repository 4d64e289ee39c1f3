import { expect, test } from 'vitest';
import { metric } from '../../../test/fixtures/metrics.ts';
import { expected, verdictOn } from '../../../test/fixtures/verdicts.ts';
import { dayFromIso } from '../../calendar/day.ts';
import { forecastCsv } from './forecast-csv.ts';

// interface.md, Outputs of a run.
const HEADER =
  'ds,y,yhat,yhat_lower,yhat_upper,warning_lower,warning_upper,critical_lower,critical_upper,deviation_pct,alert';

const day = dayFromIso('2026-09-21');
const cellsOf = (csv: string) =>
  csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

test('without days there is the header alone', () => {
  expect(forecastCsv([], [])).toBe(`${HEADER}\n`);
});

test('a judged day has its value, what was expected, the boundaries, and the alert', () => {
  const csv = forecastCsv([{ day, verdict: verdictOn(metric(), 38_420, expected()) }], []);
  expect(csv).toBe(`${HEADER}\n2026-09-21,38420,52600,48000,57000,46900,58400,43000,,-26.958175,Critical\n`);
});

test('alerts are Normal, Warning and Critical, a favourable surprise a Warning', () => {
  const days = [52_600, 45_000, 38_420, 60_000].map((value) => ({
    day,
    verdict: verdictOn(metric(), value, expected()),
  }));
  expect(cellsOf(forecastCsv(days, [])).map((cells) => cells.at(-1))).toEqual([
    'Normal',
    'Warning',
    'Critical',
    'Warning',
  ]);
});

test('a day without a verdict says why, and has nothing where nothing is known', () => {
  const unjudged = (['learning', 'no_data', 'late_data', 'closed'] as const).map((status) => ({
    day,
    verdict: { status, value: null, expectation: null },
  }));
  expect(forecastCsv(unjudged, [])).toBe(
    [HEADER, ...['Learning', 'No data', 'Late data', 'Closed'].map((word) => `2026-09-21,,,,,,,,,,${word}`), ''].join(
      '\n',
    ),
  );
});

test('the days ahead have a band, no value and no alert', () => {
  const csv = forecastCsv(
    [],
    [
      {
        day,
        yhat: 52_600,
        yhat_lower: 48_000,
        yhat_upper: 57_000,
        intervals: [
          { level: 0.8, lower: 49_500, upper: 55_800 },
          { level: 0.5, lower: 51_000, upper: 54_000 },
        ],
      },
    ],
  );
  expect(csv).toBe(`${HEADER}\n2026-09-21,,52600,48000,57000,,,,,,\n`);
});

test('a day of which nothing was expected has no percentage', () => {
  const nothing = expected({
    yhat: 0,
    yhat_lower: 0,
    yhat_upper: 0,
    warning_lower: null,
    warning_upper: 0,
    critical_lower: null,
    scale: 'linear',
    spread: 0,
  });
  expect(cellsOf(forecastCsv([{ day, verdict: verdictOn(metric(), 5, nothing) }], []))[0]?.slice(-2)).toEqual([
    '',
    'Warning',
  ]);
});
