import { describe, expect, test } from 'vitest';
import { timeReading } from './time-reading.ts';

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

test('several forms in one column are reported with an example of each', () => {
  expect(read('1/2/2024', '13-02-2024', '14-02-2024')).toEqual({
    kind: 'unreadable',
    reason: "date has times in several forms: '13-02-2024' (line 3) and '1/2/2024' (line 2); export one form",
  });
});

test('forms that cannot be declared are reported by name', () => {
  const reason = (value: string) => {
    const reading = read(value);
    return reading.kind === 'unreadable' ? reading.reason : reading.kind;
  };
  expect(reason('3/4/2024 10:00 PM')).toMatch(/AM or PM/);
  expect(reason('03.04.24')).toMatch(/two-digit years/);
  expect(reason('4 Mar 2024')).toMatch(/month names/);
  expect(reason('1709540000')).toMatch(/Unix timestamps/);
});

test('numbers, names and empty columns are not times', () => {
  expect([read('12.50', '7'), read('Ann'), read()].map(({ kind }) => kind)).toEqual(['none', 'none', 'none']);
});
