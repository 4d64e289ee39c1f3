import { describe, expect, test } from 'vitest';
import { countReading, timeReading } from './time-reading.ts';

const read = (...values: string[]) => timeReading({ name: 'date', values, lines: values.map((_, index) => index + 2) });

const form = (format: string, dateOnly: boolean, namesZone = false) => ({ kind: 'form', format, dateOnly, namesZone });

describe('times', () => {
  test('in ISO form', () => {
    expect(read('2024-03-04 10:00:00', '2024-03-05T23:59')).toEqual(form('iso', false));
    expect(read('2024-03-04T10:00:00Z', '2024-03-05T10:00:00+01:00')).toEqual(form('iso', false, true));
    expect(read('2024-03-04T10:00:00Z', '2024-03-05T10:00:00')).toEqual(form('iso', false, false));
    expect(read('2024-03-04', '2024-03-05')).toEqual(form('iso', true));
    expect(read('2024-03-04T00:00:00', '2024-03-05 00:00:00')).toEqual(form('iso', true));
  });

  test('with the day first, if a day is greater than 12', () => {
    expect(read('05.03.2024 09:15', '17.03.2024 10:00')).toEqual(form('DD.MM.YYYY HH:mm', false));
    expect(read('5/3/2024', '17/3/2024')).toEqual(form('D/M/YYYY', true));
    expect(read('05-03-2024, 9:15:30', '17-03-2024, 10:00:00')).toEqual(form('DD-MM-YYYY, H:mm:ss', false));
  });

  test('with the month first, if a day is greater than 12', () => {
    expect(read('03/05/2024 00:00', '03/17/2024 00:00')).toEqual(form('MM/DD/YYYY HH:mm', true));
    expect(read('3/5/2024 9:15', '12/31/2024 10:00')).toEqual(form('M/D/YYYY H:mm', false));
  });

  test('with the year first', () => {
    expect(read('2024/03/05 09:15', '2024/12/31 10:00')).toEqual(form('YYYY/MM/DD HH:mm', false));
    expect(read('20241115', '20241231')).toEqual(form('YYYYMMDD', true));
  });
});

test('without evidence of leading zeros, the form accepts numbers with and without', () => {
  expect(read('10/13/2024', '11/14/2024')).toEqual(form('M/D/YYYY', true));
});

test('an undecidable order of day and month is ambiguous, with an example that differs', () => {
  expect(read('04/04/2024', '03/04/2024', '12/12/2024')).toEqual({
    kind: 'ambiguous',
    formats: ['DD/MM/YYYY', 'MM/DD/YYYY'],
    example: '03/04/2024',
  });
  expect(read('3.4.2024 10:00')).toMatchObject({ kind: 'ambiguous', formats: ['D.M.YYYY H:mm', 'M.D.YYYY H:mm'] });
});

test('day first and month first in one column are rejected', () => {
  expect(read('13/01/2024', '01/13/2024')).toEqual({
    kind: 'unreadable',
    reason:
      "date contains '13/01/2024' (line 2), which has the day first, and '01/13/2024' (line 3), which has the month first; export one form",
  });
});

test('several forms in one column are declared in their order, unless one of them is ambiguous', () => {
  expect(read('1/14/2024', '13-02-2024', '14-02-2024')).toEqual(form('DD-MM-YYYY | M/D/YYYY', true));
  expect(read('13-02-2024 09:00', '1/14/2024 10:00 PM')).toEqual(form('DD-MM-YYYY HH:mm | M/D/YYYY h:mm A', false));
  expect(read('1/2/2024', '13-02-2024', '14-02-2024')).toEqual({
    kind: 'ambiguous',
    formats: ['DD-MM-YYYY | D/M/YYYY', 'DD-MM-YYYY | M/D/YYYY'],
    example: '1/2/2024',
  });
  expect(read('1/14/2024', '13-02-2024', '14.02.2024', '2024/03/01', '5 Mar 2024', '20240304')).toMatchObject({
    kind: 'unreadable',
    reason: expect.stringMatching(/times in 6 forms, such as '1\/14\/2024' \(line 2\)/),
  });
});

test('times on the hour are no days', () => {
  expect(read('2024-03-04 01:00:00', '2024-03-05 12:00:00')).toEqual(form('iso', false));
  expect(read('2024-03-04 10:00', '2024-03-05 20:00')).toEqual(form('iso', false));
  expect(read('3/4/2024 12:00 AM', '3/14/2024 12:00 AM')).toEqual(form('M/D/YYYY h:mm A', true));
});

describe('times as services and spreadsheets write them', () => {
  test.each([
    [['04/19/19 08:46', '04/20/19 09:10'], 'MM/DD/YY HH:mm', false],
    [['3/14/2024 10:00 PM', '3/15/2024 9:05 am'], 'M/D/YYYY h:mm A', false],
    [['3/14/2024 12:00 AM', '3/15/2024 12:00 AM'], 'M/D/YYYY h:mm A', true],
    [['4 Mar 2024', '14 Apr 2024'], 'D MMM YYYY', true],
    [['4. M\u00e4rz 2024 10:00', '14. Mai 2024 09:30'], 'D. MMM YYYY HH:mm', false],
    [['4 de marzo de 2024', '14 de mayo de 2024'], 'D [de] MMM [de] YYYY', true],
    [['March 3rd, 2024', 'March 14th, 2024'], 'MMM Do, YYYY', true],
    [['04-Mar-24', '14-Mar-24'], 'DD-MMM-YY', true],
    [['Monday, 4 March 2024', 'Tuesday, 5 March 2024'], 'ddd, D MMM YYYY', true],
    [['20240304T100000Z', '20240305T110000Z'], 'YYYYMMDDTHHmmssZ', false],
  ])('%j are %s', (values, format, dateOnly) => {
    expect(read(...values)).toMatchObject({ kind: 'form', format, dateOnly });
  });

  test('with their zone', () => {
    expect(read('Jan 1, 2024 12:04:02 AM PST', 'Jan 14, 2024 1:04:02 PM PST')).toEqual(
      form('MMM D, YYYY h:mm:ss A Z', false, true),
    );
    expect(read('Mon, 04 Mar 2024 10:00:00 +0100')).toEqual(form('ddd, DD MMM YYYY H:mm:ss Z', false, true));
    expect(read('2024-03-04 10:00:00 UTC', '2024-03-05 10:00:00 UTC')).toEqual(form('iso', false, true));
  });

  test('with a year of two digits, which differs from a day by its few values', () => {
    const days = ['01.03.24', '02.03.24', '03.03.24', '04.03.24', '13.03.24'];
    expect(read(...days)).toEqual(form('DD.MM.YY', true));
    expect(read(...days.map((text) => text.split('.').reverse().join('-')))).toEqual(form('YY-MM-DD', true));
    expect(read('03/04/24')).toMatchObject({ kind: 'ambiguous', formats: ['DD/MM/YY', 'MM/DD/YY', 'YY/MM/DD'] });
  });
});

test('numbers count time in a column that is called so', () => {
  const count = (...values: string[]) => countReading({ name: 'date', values, lines: values.map(() => 2) });
  expect(count('1709540000', '1709541000')).toEqual(form('epoch_s', false, true));
  expect(count('1709540000123')).toEqual(form('epoch_ms', false, true));
  expect(count('1709540000123456')).toEqual(form('epoch_us', false, true));
  expect(count('45355.4375', '45356.5')).toEqual(form('excel', false));
  expect(count('45355', '45356')).toEqual(form('excel', true));
  expect(count('12', '13')).toEqual({ kind: 'none' });
  expect(read('1709540000', '1709541000')).toEqual({ kind: 'none' });
});

test('numbers, names and empty columns are not times', () => {
  expect([read('12.50', '7'), read('Ann'), read()].map(({ kind }) => kind)).toEqual(['none', 'none', 'none']);
});
