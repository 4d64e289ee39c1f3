import { describe, expect, test } from 'vitest';
import { dayField, timeField, type TimeForm } from './time-field.ts';
import { isTimePattern } from './time-pattern.ts';

const berlin: TimeForm = { format: 'iso', zone: 'Europe/Berlin', dateOnly: false };
const notIso = { reason: 'is not a time of the form YYYY-MM-DDTHH:MM:SS' };
const noSuchDay = { reason: 'is not a valid date' };
const noSuchTime = { reason: 'is not a valid time' };

describe('an ISO time', () => {
  // Instants by `date -u -d 'TZ="Europe/Berlin" 2026-01-01 00:00'` (GNU coreutils) and the like.
  test.each([
    ['2026-01-01T00:00', '2025-12-31T23:00:00.000Z'],
    ['2026-07-01 12:30:45', '2026-07-01T10:30:45.000Z'],
    ['2026-07-01T12:30:45.678', '2026-07-01T10:30:45.678Z'],
    ['2026-07-01T12:30:45Z', '2026-07-01T12:30:45.000Z'],
    ['2026-07-01T12:30:45+05:30', '2026-07-01T07:00:45.000Z'],
    ['2026-07-01T12:30:45-0330', '2026-07-01T16:00:45.000Z'],
    ['2026-07-01 12:30:45+00', '2026-07-01T12:30:45.000Z'],
    ['2026-07-01 12:30:45-05', '2026-07-01T17:30:45.000Z'],
    ['2026-07-01 12:30:45 +0100', '2026-07-01T11:30:45.000Z'],
    ['2024-02-29T23:59:59', '2024-02-29T22:59:59.000Z'],
  ])('%s in Berlin is %s', (text, instant) => {
    expect(timeField(berlin)(text)).toBe(instant);
  });

  test.each([
    ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    ['America/New_York', '2026-03-08T01:59', '2026-03-08T06:59:00.000Z'],
    ['America/New_York', '2026-03-08T03:00', '2026-03-08T07:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04T01:59', '2026-10-03T15:29:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04T02:30', '2026-10-03T15:30:00.000Z'],
    ['Asia/Kathmandu', '2026-01-01T00:00', '2025-12-31T18:15:00.000Z'],
  ])('near a clock change, in %s %s is %s', (zone, text, instant) => {
    expect(timeField({ ...berlin, zone })(text)).toBe(instant);
  });

  // Temporal's "compatible" disambiguation.
  test.each([
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z'],
    ['America/Sao_Paulo', '2018-11-04T00:00', '2018-11-04T03:00:00.000Z'],
  ])('a skipped time moves past the gap: in %s %s is %s', (zone, text, instant) => {
    expect(timeField({ ...berlin, zone })(text)).toBe(instant);
  });

  test.each([
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z'],
  ])('a repeated time is the earlier one: in %s %s is %s', (zone, text, instant) => {
    expect(timeField({ ...berlin, zone })(text)).toBe(instant);
  });

  test.each([
    '',
    ' ',
    '2026-1-1T00:00',
    '01/02/2026',
    '2026-01-01T00',
    '2026-01-01T00:00:00,5',
    '20260101',
    '2026-01-01-10',
    'now',
  ])("'%s' is rejected: another form", (text) => {
    expect(timeField(berlin)(text)).toEqual(text === '' ? { reason: 'is empty' } : notIso);
  });

  test.each(['2026-02-29T00:00', '2026-04-31T00:00', '2026-13-01T00:00', '2026-00-10T00:00', '2026-01-00T00:00'])(
    '%s is rejected: no such day',
    (text) => {
      expect(timeField(berlin)(text)).toEqual(noSuchDay);
    },
  );

  test.each([
    '2026-01-01T24:00',
    '2026-01-01T23:60',
    '2026-01-01T23:59:60',
    '2026-01-01T00:00+24:00',
    '2026-01-01T00:00-05:75',
  ])('%s is rejected: no such time', (text) => {
    expect(timeField(berlin)(text)).toEqual(noSuchTime);
  });

  test.each(['0000-01-01T00:00', '0001-01-01T00:00', '1899-12-31T23:59'])(
    '%s is rejected: such an early year is a placeholder',
    (text) => {
      expect(timeField(berlin)(text)).toEqual({ reason: 'has a year before 1900' });
    },
  );

  test.each(['2100-01-01T00:00', '9999-12-31T00:00'])('%s is rejected: such a late year is a placeholder', (text) => {
    expect(timeField(berlin)(text)).toEqual({ reason: 'has a year after 2099' });
  });

  test('milliseconds are exact, and finer fractions are truncated', () => {
    const field = timeField({ ...berlin, zone: 'UTC' });
    const seconds = Array.from({ length: 1000 }, (_, thousandth) => String(thousandth).padStart(3, '0'));
    expect(seconds.map((fraction) => field(`2026-01-01T00:00:00.${fraction}`))).toEqual(
      seconds.map((fraction) => `2026-01-01T00:00:00.${fraction}Z`),
    );
    expect(field('2026-01-01T00:00:00.999999999')).toBe('2026-01-01T00:00:00.999Z');
  });

  test('a date without a time is accepted only with date_only', () => {
    expect(timeField(berlin)('2026-07-01')).toEqual({
      reason: "has no time of day; 'date_only: true' on the source accepts dates without times",
    });
    expect(timeField({ ...berlin, dateOnly: true })('2026-07-01')).toBe('2026-06-30T22:00:00.000Z');
  });

  test('repeated texts give the same results, with rejections in between', () => {
    const field = timeField(berlin);
    const texts = ['2026-07-01T12:00', '2026-07-01T12:00', 'x', 'x', '', '2026-07-01T12:00'];
    expect(texts.map((text) => field(text))).toEqual([
      '2026-07-01T10:00:00.000Z',
      '2026-07-01T10:00:00.000Z',
      notIso,
      notIso,
      { reason: 'is empty' },
      '2026-07-01T10:00:00.000Z',
    ]);
  });
});

describe('a time of a declared pattern', () => {
  test.each([
    ['DD/MM/YYYY HH:mm', '03/02/2026 09:05', '2026-02-03T09:05:00.000Z'],
    ['MM/DD/YYYY HH:mm', '03/02/2026 09:05', '2026-03-02T09:05:00.000Z'],
    ['M/D/YYYY H:mm', '3/2/2026 9:05', '2026-03-02T09:05:00.000Z'],
    ['M/D/YYYY H:mm', '12/31/2026 23:05', '2026-12-31T23:05:00.000Z'],
    ['DD.MM.YYYY HH:mm:ss', '03.02.2026 09:05:07', '2026-02-03T09:05:07.000Z'],
    ['YYYYMMDD', '20260203', '2026-02-03T00:00:00.000Z'],
    ['YYYY-MM-DD (HH|mm)', '2026-02-03 (09|05)', '2026-02-03T09:05:00.000Z'],
  ])('%s reads %s as %s', (format, text, instant) => {
    expect(timeField({ format, zone: 'UTC', dateOnly: format === 'YYYYMMDD' })(text)).toBe(instant);
  });

  test.each([
    ['3/2/2026 09:05', 'a digit is missing'],
    ['03-02-2026 09:05', 'another separator'],
    ['03/02/26 09:05', 'a two-digit year'],
    ['03/02/2026 09:05:00', 'additional seconds'],
    ['03/02/2026', 'no time'],
    ['2026-02-03T09:05', 'ISO'],
  ])("DD/MM/YYYY HH:mm rejects '%s': %s", (text) => {
    expect(timeField({ format: 'DD/MM/YYYY HH:mm', zone: 'UTC', dateOnly: false })(text)).toEqual({
      reason: 'is not a time of the form DD/MM/YYYY HH:mm',
    });
  });

  test('month 13 is rejected, not swapped with the day', () => {
    const field = timeField({ format: 'DD/MM/YYYY HH:mm', zone: 'UTC', dateOnly: false });
    expect(field('12/13/2026 09:05')).toEqual(noSuchDay);
  });

  test('a point in a pattern matches only a point', () => {
    expect(timeField({ format: 'DD.MM.YYYY', zone: 'UTC', dateOnly: true })('03x02x2026')).toEqual({
      reason: 'is not a time of the form DD.MM.YYYY',
    });
  });

  test.each([
    ['DD/MM/YYYY HH:mm', true],
    ['YYYY-M-D', true],
    ['HH:mm', false],
    ['YYYY-MM', false],
    ['DD/DD/YYYY', false],
    ['MM/M/DD/YYYY', false],
    ['', false],
  ])("'%s' as a pattern: %s", (pattern, isOne) => {
    expect(isTimePattern(pattern)).toBe(isOne);
  });
});

describe('a day', () => {
  test('is parsed in the declared form', () => {
    expect(dayField('iso')('2026-07-01')).toBe('2026-07-01');
    expect(dayField('D.M.YYYY')('1.7.2026')).toBe('2026-07-01');
  });

  test('is rejected if it does not exist or has another form', () => {
    expect(dayField('iso')('2026-02-29')).toEqual(noSuchDay);
    expect(dayField('iso')('1.7.2026')).toEqual(notIso);
    expect(dayField('iso')('')).toEqual({ reason: 'is empty' });
  });
});
