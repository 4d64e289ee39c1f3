import { describe, expect, test } from 'vitest';
import { isRefusal } from './field.ts';
import { timeField } from './time-field.ts';

const read = (text: string, format = 'iso'): string | null => {
  const value = timeField({ format, zone: 'Europe/Berlin', dateOnly: false })(text);
  return value !== null && isRefusal(value) ? null : value;
};

describe('a time that names its zone', () => {
  test.each([
    ['2024-03-05T10:00:00Z', '2024-03-05T10:00:00.000Z'],
    ['2024-03-05 10:00:00.5Z', '2024-03-05T10:00:00.500Z'],
    ['2024-03-05T10:00:00+01:00', '2024-03-05T09:00:00.000Z'],
    ['2024-03-05T10:00:00-0330', '2024-03-05T13:30:00.000Z'],
    ['2024-03-05 10:00:00+00', '2024-03-05T10:00:00.000Z'],
    ['2024-03-05 10:00:00-05', '2024-03-05T15:00:00.000Z'],
    ['2024-03-05 10:00:00 +0100', '2024-03-05T09:00:00.000Z'],
  ])('%s', (text, instant) => expect(read(text)).toBe(instant));
});

test('a time without a zone is one of the source', () => {
  expect(read('2024-07-05 10:00')).toBe('2024-07-05T08:00:00.000Z');
  expect(read('05.07.2024 10:00', 'DD.MM.YYYY HH:mm')).toBe('2024-07-05T08:00:00.000Z');
});

test.each(['2024-03-05-10', '2024-03-05 +01', '2024-03-05T10:00:00 Europe', '2024-03-05T10', '2024-02-30T10:00', ''])(
  "'%s' is no time",
  (text) => expect(read(text)).toBeNull(),
);
