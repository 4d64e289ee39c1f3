import { expect, test } from 'vitest';
import { metric } from '../../../test/fixtures/metrics.ts';
import { expected, verdictOn } from '../../../test/fixtures/verdicts.ts';
import { addDays, dayFromIso } from '../../calendar/day.ts';
import { forecastCsv } from './forecast-csv.ts';

// The documented columns.
const HEADER =
  'ds,y,yhat,yhat_lower,yhat_upper,warning_lower,warning_upper,critical_lower,critical_upper,deviation_pct,alert,restated';

const day = dayFromIso('2026-09-21');
const cellsOf = (csv: string) =>
  csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

test('without days has only a header', () => {
  expect(forecastCsv([], [])).toBe(`${HEADER}\n`);
});

test('a judged day has its value, the expected value, the boundaries and the alert', () => {
  const csv = forecastCsv([{ day, verdict: verdictOn(metric(), 38_420, expected()) }], []);
  expect(csv).toBe(`${HEADER}\n2026-09-21,38420,52600,48000,57000,46900,58400,43000,,-26.958175,Critical,\n`);
});

test('alerts are Normal, Warning and Critical, a favourable one is a Warning', () => {
  const days = [52_600, 45_000, 38_420, 60_000].map((value) => ({
    day,
    verdict: verdictOn(metric(), value, expected()),
  }));
  expect(cellsOf(forecastCsv(days, [])).map((cells) => cells.at(-2))).toEqual([
    'Normal',
    'Warning',
    'Critical',
    'Warning',
  ]);
});

test('a day that is not judged has the reason, and empty fields for unknown values', () => {
  const unjudged = (['learning', 'no_data', 'late_data', 'closed'] as const).map((status) => ({
    day,
    verdict: { status, value: null, expectation: null },
  }));
  expect(forecastCsv(unjudged, [])).toBe(
    [HEADER, ...['Learning', 'No data', 'Late data', 'Closed'].map((word) => `2026-09-21,,,,,,,,,,${word},`), ''].join(
      '\n',
    ),
  );
});

test('a forecast day has a band, but no value and no alert', () => {
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
  expect(csv).toBe(`${HEADER}\n2026-09-21,,52600,48000,57000,,,,,,,\n`);
});

test('a day whose verdict has changed says what it was, and until which day', () => {
  const restated = { status: 'critical', favourable: false, until: addDays(day, 3) } as const;
  const csv = forecastCsv([{ day, verdict: verdictOn(metric(), 52_600, expected()), restated }], []);
  expect(csv).toMatch(/,Normal,was Critical until 24 Sep\n$/);
});

test('a day with an expected value of zero has no percentage', () => {
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
  expect(cellsOf(forecastCsv([{ day, verdict: verdictOn(metric(), 5, nothing) }], []))[0]?.slice(-3)).toEqual([
    '',
    'Warning',
    '',
  ]);
});
