import { expect, test } from 'vitest';
import { dailySource } from '../../../../test/fixtures/daily-source.ts';
import type { ValueForm } from '../../daily-table.ts';
import { dailyDayField } from './daily-day-field.ts';
import { dailyValueField } from './daily-value-field.ts';

const source = dailySource({ x: 'x' }, { empty: ['n/a'] });

test.each<[ValueForm | null, string, string | null]>([
  [null, '1234.5', '1234.5'],
  [null, ' -7 ', '-7'],
  [null, '', null],
  [null, 'n/a', null],
  ['percent', '3.4 %', '0.034'],
  ['percent', '-12%', '-0.12'],
  ['percent', '100', '1'],
  ['percent', '0.05', '0.0005'],
  ['seconds', '125.33', '125330'],
  ['minutes', '1.5', '90000'],
  ['hours', '0.25', '900000'],
  ['h:mm:ss', '1:02:03', '3723000'],
  ['h:mm:ss', '00:00:01.5', '1500'],
  ['m:ss', '2:05', '125000'],
])('a value in %s: %j is %j', (form, text, value) => {
  expect(dailyValueField(source, form)(text)).toBe(value);
});

test.each<[ValueForm | null, string, RegExp]>([
  [null, '3.4 %', /is a percentage.*in: percent/],
  [null, '0:02:05', /is a duration.*in: h:mm:ss/],
  [null, '-', /empty: \["-"\]/],
  [null, '1.0123456789', /more than 9 decimals/],
  ['m:ss', '2:65', /is not a duration/],
  ['percent', '3,4 %', /not a plain decimal number/],
])('a value in %s: %j is refused with the way on', (form, text, reason) => {
  expect(dailyValueField(source, form)(text)).toEqual({ reason: expect.stringMatching(reason) });
});

test.each([
  ['iso', '2026-03-01', '2026-03-01'],
  ['iso', '2026-03-01 00:00:00', '2026-03-01'],
  // The date of a midnight is as written, not that of the same instant in UTC.
  ['iso', '2026-03-01T00:00:00+02:00', '2026-03-01'],
  ['DD.MM.YYYY', '01.03.2026', '2026-03-01'],
  ['YYYYMMDD', '20260301', '2026-03-01'],
])('a day of the form %s: %j is %s', (timeFormat, text, day) => {
  expect(dailyDayField({ timeFormat })(text)).toBe(day);
});

test.each([
  ['2026-03-01T13:00', /has a time of day/],
  ['2026-03', /is a month, a week or a quarter/],
  ['2026-W12', /is a month, a week or a quarter/],
  ['Mar 2026', /is a month, a week or a quarter/],
  ['Q1 2026', /is a month, a week or a quarter/],
  ['KW 12', /is a month, a week or a quarter/],
  ['01.03.2026', /is not a day of the form YYYY-MM-DD/],
  ['2026-02-30', /is not a valid date/],
  ['', /is empty/],
])('%j is no day', (text, reason) => {
  expect(dailyDayField({ timeFormat: 'iso' })(text)).toEqual({ reason: expect.stringMatching(reason) });
});
