import { describe, expect, test } from 'vitest';
import { isRefusal } from '../fields/field.ts';
import { timeField } from './time-field.ts';
import { isTimePattern } from './time-pattern.ts';

function read(format: string, text: string, zone = 'UTC', dateOnly = false): string | null {
  const value = timeField({ format, zone, dateOnly })(text);
  return value !== null && isRefusal(value) ? `rejected: ${value.reason}` : value;
}

describe('a time of a pattern', () => {
  // Instants by `date -u -d` (GNU coreutils), those in a zone with TZ set.
  test.each([
    ['MM/DD/YY HH:mm', '04/19/19 08:46', '2019-04-19T08:46:00.000Z'],
    ['DD.MM.YY H:mm', '05.03.69 7:05', '1969-03-05T07:05:00.000Z'],
    ['DD.MM.YY H:mm', '05.03.68 7:05', '2068-03-05T07:05:00.000Z'],
    ['M/D/YYYY h:mm A', '3/4/2024 12:00 AM', '2024-03-04T00:00:00.000Z'],
    ['M/D/YYYY h:mm A', '3/4/2024 12:30 pm', '2024-03-04T12:30:00.000Z'],
    ['M/D/YYYY h:mm:ss A', '3/4/2024 11:59:59\u202fPM', '2024-03-04T23:59:59.000Z'],
    ['D/M/YYYY h:mmA', '4/3/2024 1:05p.m.', '2024-03-04T13:05:00.000Z'],
    ['MMM D, YYYY h:mm:ss A Z', 'Jan 1, 2024 12:04:02 AM PST', '2024-01-01T08:04:02.000Z'],
    ['D MMM YYYY HH:mm', '4 Sept 2024 10:00', '2024-09-04T10:00:00.000Z'],
    ['D. MMMM YYYY HH:mm', '4. M\u00e4rz 2024 10:00', '2024-03-04T10:00:00.000Z'],
    ['D [de] MMMM [de] YYYY HH:mm', '4 de marzo de 2024 10:00', '2024-03-04T10:00:00.000Z'],
    ['D MMMM YYYY HH:mm', '4 ao\u00fbt 2024 10:00', '2024-08-04T10:00:00.000Z'],
    ['MMMM Do, YYYY HH:mm', 'March 3rd, 2024 10:00', '2024-03-03T10:00:00.000Z'],
    ['ddd, DD MMM YYYY HH:mm:ss Z', 'Mon, 04 Mar 2024 10:00:00 +0100', '2024-03-04T09:00:00.000Z'],
    ['ddd MMM DD HH:mm:ss Z YYYY', 'Mon Mar 04 10:00:00 UTC 2024', '2024-03-04T10:00:00.000Z'],
    ['DD/MM/YYYY HH:mm Z', '04/03/2024 10:00 GMT+2', '2024-03-04T08:00:00.000Z'],
    ['DD/MM/YYYY HH:mm:ss', '04/03/2024 10:00:00,250', '2024-03-04T10:00:00.250Z'],
    ['YYYYMMDDTHHmmssZ', '20240304T100000Z', '2024-03-04T10:00:00.000Z'],
    ['DD/MMM/YYYY:HH:mm:ss Z', '04/Mar/2024:10:00:00 -0400', '2024-03-04T14:00:00.000Z'],
  ])("%s reads '%s'", (format, text, instant) => {
    expect(isTimePattern(format)).toBe(true);
    expect(read(format, text)).toBe(instant);
  });

  test.each([
    ['MMM D, YYYY HH:mm', 'Mra 4, 2024 10:00'],
    ['M/D/YYYY h:mm A', '3/4/2024 13:00 PM'],
    ['M/D/YYYY h:mm A', '3/4/2024 10:00'],
    ['ddd, D MMM YYYY HH:mm', 'Tue, 4 Mar 2024 10:00'],
    ['DD.MM.YY HH:mm', '30.02.24 10:00'],
  ])("%s rejects '%s'", (format, text) => {
    expect(read(format, text)).toMatch(/^rejected: (is not a|has a weekday)/);
  });

  test('needs a year, a month and a day, and each part once', () => {
    for (const pattern of ['HH:mm', 'DD.MM', 'D/M/YYYY YY', 'YYYY-MM-DD h:mm', 'YYYY-MM-DD HH:mm A', 'yyyy-MM-dd', ''])
      expect(isTimePattern(pattern)).toBe(false);
  });
});

test('counts of time are instants, and those of spreadsheets local times', () => {
  expect(read('epoch_s', '1709540000')).toBe('2024-03-04T08:13:20.000Z');
  expect(read('epoch_s', '1709540000.123', 'Asia/Tokyo')).toBe('2024-03-04T08:13:20.123Z');
  expect(read('epoch_ms', '1709540000123')).toBe('2024-03-04T08:13:20.123Z');
  expect(read('epoch_us', '1709540000123456')).toBe('2024-03-04T08:13:20.123Z');
  expect(read('excel', '45355.5')).toBe('2024-03-04T12:00:00.000Z');
  expect(read('excel', '45355', 'Europe/Berlin', true)).toBe('2024-03-03T23:00:00.000Z');
  expect(read('epoch_s', '1709540000123')).toMatch(/^rejected: is before 1900 or after 2099 as seconds since 1970/);
  expect(read('epoch_ms', '2024-03-04')).toMatch(/^rejected: is not a count of milliseconds since 1970/);
});

test('an ISO time can name its zone', () => {
  expect(read('iso', '2024-01-05 08:00:11 UTC', 'Asia/Tokyo')).toBe('2024-01-05T08:00:11.000Z');
  expect(read('iso', '2024-01-05 08:00:11 PST')).toBe('2024-01-05T16:00:11.000Z');
  expect(read('iso', '2024-01-05T08:00:11+2')).toBe('2024-01-05T06:00:11.000Z');
});
