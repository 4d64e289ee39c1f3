import fc from 'fast-check';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { cases } from '../../../../test/run-size.ts';
import { decimalField, integerField } from './decimal-field.ts';
import {
  currencyCodeSql,
  decimalFieldSql,
  LEFT_TO_READER,
  integerFieldSql,
  truthFieldSql,
  type SqlField,
} from './field-sql.ts';
import { isRefusal, type Field } from './field.ts';
import { currencyCode, truthField } from './text-field.ts';
import { timeField } from '../times/time-field.ts';
import { timeFieldSql } from '../times/time-field-sql.ts';

/** Random texts of a field. */
const TEXTS = cases(5_000);

/** What DuckDB makes of each text, as text; null where it leaves the text to the reader. */
async function bySql(field: SqlField, texts: readonly string[], textOf: (value: string) => string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run("set timezone = 'UTC'");
    await connection.run('create table texts (row_number integer, c0 varchar)');
    const appender = await connection.createAppender('texts');
    for (const [index, text] of texts.entries()) {
      appender.appendInteger(index);
      if (text === '') appender.appendNull();
      else appender.appendVarchar(text);
      appender.endRow();
    }
    appender.closeSync();
    // An error of one row would hide the others.
    const parsed = field.parse('c0').replaceAll(LEFT_TO_READER, 'null');
    const value = (field.finish?.('parsed', 'c0') ?? 'parsed').replaceAll(LEFT_TO_READER, 'null');
    const reader = await connection.runAndReadAll(`
      select ${textOf(`try(${value})`)} from (select *, try(${parsed}) as parsed from texts) as t
      order by row_number`);
    return reader.getRowsJson().map(([text]) => text);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

interface Twin {
  readonly field: Field;
  readonly sql: SqlField;
  /** The SQL of a staged value as the reader writes it. */
  readonly textOf: (value: string) => string;
}

/** Every text that DuckDB converts is one that the reader converts to the same. */
async function expectSame({ field, sql, textOf }: Twin, texts: readonly string[]): Promise<void> {
  const converted = await bySql(sql, texts, textOf);
  const different = texts.flatMap((text, index) => {
    const value = field(text);
    const expected = value !== null && isRefusal(value) ? 'rejected' : value;
    return converted[index] === null || converted[index] === expected ? [] : [[text, expected, converted[index]]];
  });
  expect(different).toEqual([]);
}

const numeric = (value: string): string =>
  `regexp_replace(regexp_replace(cast(${value} as varchar), '([.][0-9]*?)0+$', '\\1'), '[.]$', '')`;
const plain = (value: string): string => `cast(${value} as varchar)`;
const instant = (value: string): string => `strftime(cast(${value} as timestamp), '%Y-%m-%dT%H:%M:%S.%gZ')`;

const form = { sign: '.', before: 14, after: 4, round: false, optional: true } as const;
const digits = fc.stringMatching(/^[0-9]{0,16}$/);
const number = fc
  .tuple(
    fc.constantFrom('', '-', '+', ' ', '--'),
    digits,
    fc.constantFrom('', '.', ',', '..'),
    digits,
    fc.constantFrom('', '0000', 'e3', ' ', '_1', '%'),
  )
  .map((parts) => parts.join(''));
const money = fc
  .tuple(fc.constantFrom('', '-'), fc.nat(10 ** 9), fc.nat(9999))
  .map(([sign, whole, part]) => `${sign}${whole}.${part}`);

describe('a number', () => {
  test.each([
    form,
    { ...form, sign: ',' },
    { ...form, round: true },
    { ...form, round: true, sign: ',' },
    { ...form, optional: false },
  ] as const)("%j is the reader's, or left to it", async (decimal) => {
    const texts = fc.sample(fc.oneof(number, money), TEXTS);
    await expectSame({ field: decimalField(decimal), sql: decimalFieldSql(decimal), textOf: numeric }, texts);
  });
  test('whole', async () => {
    const texts = fc.sample(number, TEXTS);
    await expectSame({ field: integerField(true), sql: integerFieldSql(true), textOf: plain }, texts);
    await expectSame({ field: integerField(false), sql: integerFieldSql(false), textOf: plain }, texts);
  });
  test('of a usual form is never left to the reader', async () => {
    const texts = ['0', '7', '-12', '12.5', '12.50', '-0.0001', '99999999999999.9999', '12.500000', '+3', '007'];
    expect(await bySql(decimalFieldSql(form), texts, numeric)).toEqual(texts.map(decimalField(form)));
  });
});

test("currencies and booleans are the reader's, or left to it", async () => {
  const codes = ['EUR', 'eur', 'EU', 'EURO', 'ÄÖÜ', '', 'EUR ', '\nEUR', 'EUR\n'];
  for (const usual of ['EUR', 'USD'])
    await expectSame({ field: currencyCode, sql: currencyCodeSql(usual), textOf: plain }, codes);
  const truths = ['1', '0', 'true', 'True', 'TRUE', 'tRUE', 'false', 'False', 'FALSE', 'yes', '', ' 1'];
  await expectSame({ field: truthField, sql: truthFieldSql, textOf: plain }, truths);
  expect(await bySql(truthFieldSql, truths, plain)).toEqual([
    'true',
    'false',
    'true',
    'true',
    'true',
    null,
    'false',
    'false',
    'false',
    null,
    null,
    null,
  ]);
});

const two = (most: number) => fc.nat(most).map((value) => String(value).padStart(2, '0'));
const year = fc
  .oneof(fc.integer({ min: 1899, max: 2101 }), fc.integer({ min: 1990, max: 2040 }), fc.constantFrom(1, 9999))
  .map((value) => String(value).padStart(4, '0'));
const isoTime = fc
  .tuple(
    fc.tuple(year, two(13), two(32)).map((parts) => parts.join('-')),
    fc.oneof(
      fc.constant(''),
      fc
        .tuple(fc.constantFrom('T', ' ', 't'), two(24), two(60))
        .map(([mark, hour, minute]) => `${mark}${hour}:${minute}`),
      fc
        .tuple(fc.constantFrom('T', ' '), two(23), two(59), two(60))
        .map(([mark, ...time]) => `${mark}${time.join(':')}`),
      fc
        .tuple(two(23), two(59), two(59), fc.stringMatching(/^[0-9]{1,10}$/))
        .map(([h, m, s, f]) => `T${h}:${m}:${s}.${f}`),
    ),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant('') },
      fc.constantFrom('Z', ' Z', 'z', '+00', '-05:30', ' +0100', '+24:00', '+0160', '+1', ' -03', '-00:30', '+14:00'),
    ),
  )
  .map((parts) => parts.join(''));

const CHANGES = [
  ...['1900-01-01', '1944-04-03', '1987-10-25', '1994-12-31', '2010-10-02', '2011-12-30', '2018-10-28'],
  ...['2024-03-10', '2024-03-31', '2024-04-07', '2024-10-06', '2024-10-27', '2024-11-03'],
];
/** Times within two days of changes of clocks. */
const nearChanges = fc
  .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -2880, max: 2880 }))
  .map(([day, minutes]) => new Date(Date.parse(`${day}T00:00Z`) + minutes * 60_000).toISOString().slice(0, 16));

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Apia',
  'America/St_Johns',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'Antarctica/Troll',
  'America/Sao_Paulo',
];

describe('a time', () => {
  test.each(ZONES)("in %s is the reader's, or left to it", async (zone) => {
    for (const dateOnly of [false, true]) {
      const time = { format: 'iso', zone, dateOnly };
      const texts = fc.sample(fc.oneof(isoTime, nearChanges), TEXTS);
      await expectSame({ field: timeField(time), sql: timeFieldSql(time), textOf: instant }, texts);
    }
  });

  test('of a usual form is never left to the reader', async () => {
    const time = { format: 'iso', zone: 'Europe/Berlin', dateOnly: true };
    const texts = [
      '2024-01-05',
      '2024-01-05T10:00',
      '2024-07-05 10:00:59',
      '2024-01-05T10:00:00.123456',
      '2024-01-05T10:00:00Z',
      '2024-01-05 10:00:00 +0100',
      '2024-01-05T10:00:00.5-03:30',
      '1965-01-05T10:00:00.0019Z',
      '2024-10-27T02:30',
      '2024-03-31T02:30',
    ];
    expect(await bySql(timeFieldSql(time), texts, instant)).toEqual(texts.map(timeField(time)));
  });

  test.each([
    ...['DD/MM/YYYY HH:mm', 'D.M.YYYY H:mm:ss', 'YYYY-MM-DD', 'M/D/YYYY', 'YYYY/MM/DD HH', 'YYYYMMDD'],
    ...['DD-MM-YYYY, HH:mm', 'DD%MM%YYYY', 'HH:mm DD.MM.YYYY', 'D/M/YYYY H'],
  ])("of the form %s is the reader's, or left to it", async (format) => {
    const time = { format, zone: 'Europe/Berlin', dateOnly: true };
    const twin = { field: timeField(time), sql: timeFieldSql(time), textOf: instant };
    await expectSame(twin, fc.sample(textOfForm(format), TEXTS));
  });

  test.each([
    ['DD/MM/YYYY HH:mm', '05/01/2024 10:59'],
    ['D.M.YYYY H:mm:ss', '5.1.2024 7:00:59'],
    ['YYYYMMDD', '20240105'],
    ['M/D/YYYY', '12/31/2024'],
  ])('of the form %s is never left to the reader', async (format, text) => {
    const time = { format, zone: 'Europe/Berlin', dateOnly: true };
    expect(await bySql(timeFieldSql(time), [text], instant)).toEqual([timeField(time)(text)]);
  });
});

/** Texts that have a form, or nearly. */
function textOfForm(format: string): fc.Arbitrary<string> {
  const part = fc.oneof(two(33), fc.nat(33).map(String));
  const parts = (format.match(/YYYY|MM?|DD?|HH?|mm|ss|./g) ?? []).map((token) => {
    if (token === 'YYYY') return year;
    return /[A-Za-z]/.test(token) ? part : fc.constantFrom(token, token, token, token, `${token} `, ' ', '');
  });
  return fc.tuple(...parts).map((texts) => texts.join(''));
}
