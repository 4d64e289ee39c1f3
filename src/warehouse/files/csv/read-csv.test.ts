import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';

import { anyCharacter } from '../../../../test/fixtures/any-text.ts';
import { cases } from '../../../../test/run-size.ts';
import { CsvError } from './csv-error.ts';
import { readCsv, type CsvOptions } from './read-csv.ts';

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-csv-'));
const path = join(folder, 'sales.csv');
const CHUNKS = [1, 2, 3, 4, 5, 6, 7, 2 ** 16];

afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string | Uint8Array, options: CsvOptions = {}) {
  writeFileSync(path, content);
  const csv = await readCsv(path, { name: 'sales.csv', ...options });
  const records: (readonly string[])[] = [];
  const lines: number[] = [];
  for await (const batch of csv.batches()) {
    records.push(...batch.records);
    lines.push(...batch.lines);
  }
  return { header: csv.header, records, lines };
}

async function failure(attempt: Promise<unknown>): Promise<CsvError> {
  const error: unknown = await attempt.catch((caught: unknown) => caught);
  if (error instanceof CsvError) return error;
  throw new Error('expected a CsvError', { cause: error });
}

/** The error, which must not depend on the chunk size. */
async function rejection(content: string | Uint8Array, options: CsvOptions = {}): Promise<CsvError> {
  const error = await failure(read(content, options));
  for (const chunkBytes of CHUNKS) {
    expect((await failure(read(content, { chunkBytes, ...options }))).message).toBe(error.message);
  }
  return error;
}

test('records have the lines on which they begin', async () => {
  expect(await read('id,name\n1,Ann\n2,\n')).toEqual({
    header: ['id', 'name'],
    records: [
      ['1', 'Ann'],
      ['2', ''],
    ],
    lines: [2, 3],
  });
});

test('a file with only a header has no records', async () => {
  expect(await read('id,name')).toEqual({ header: ['id', 'name'], records: [], lines: [] });
});

test('quoted fields may contain delimiters, quotes and line ends; later line numbers are right', async () => {
  const content = 'id,note\r\n"1","a, ""b"""\r\n2,"one\r\ntwo\n\nthree\rfour"\r\n3,""\r\n';
  for (const chunkBytes of CHUNKS) {
    expect(await read(content, { chunkBytes })).toEqual({
      header: ['id', 'note'],
      records: [
        ['1', 'a, "b"'],
        ['2', 'one\r\ntwo\n\nthree\rfour'],
        ['3', ''],
      ],
      lines: [2, 3, 7],
    });
  }
});

test('a byte order mark is skipped only at the start', async () => {
  for (const chunkBytes of CHUNKS) {
    const { header, records } = await read('\ufeffid\n\ufeff1\n', { chunkBytes });
    expect({ header, records }).toEqual({ header: ['id'], records: [['\ufeff1']] });
  }
});

test('multi-byte characters may cross chunk boundaries', async () => {
  for (const chunkBytes of CHUNKS) {
    const { records } = await read('id,name\n1,é€𝄞\n2,"𝄞€é"\n', { chunkBytes });
    expect(records).toEqual([
      ['1', 'é€𝄞'],
      ['2', '𝄞€é'],
    ]);
  }
});

test('the number of fields of a record is not checked', async () => {
  expect((await read('a,b\n1\n1,2,3\n')).records).toEqual([['1'], ['1', '2', '3']]);
});

test('a blank line is a record with one empty field, except at the end', async () => {
  for (const chunkBytes of CHUNKS) {
    expect(await read('a,b\n\n1,2\n\n', { chunkBytes })).toMatchObject({ records: [[''], ['1', '2']], lines: [2, 3] });
    expect(await read('a,b\r\n1,2\r\n\r\n\r\n', { chunkBytes })).toMatchObject({ records: [['1', '2'], ['']] });
    expect(await read('a,b\n1,2\n""', { chunkBytes })).toMatchObject({ records: [['1', '2'], ['']] });
  }
});

test('below a header of one column, a blank line is an empty value also at the end', async () => {
  for (const chunkBytes of CHUNKS) {
    expect((await read('a\n1\n\n', { chunkBytes })).records).toEqual([['1'], ['']]);
  }
});

test('with another delimiter, commas are text', async () => {
  expect((await read('id;price\n1;2,50\n2;"3;4"\n', { delimiter: ';' })).records).toEqual([
    ['1', '2,50'],
    ['2', '3;4'],
  ]);
});

test('gzip is detected by content, and several members are one file', async () => {
  const content = Buffer.concat([gzipSync('id,name\n1,A'), gzipSync('nn\n')]);
  expect((await read(content)).records).toEqual([['1', 'Ann']]);
});

test('progress ends at the size of the file on disk', async () => {
  const content = gzipSync(`id\n${'1234567\n'.repeat(50_000)}`);
  writeFileSync(path, content);
  const csv = await readCsv(path);
  const progress: number[] = [];
  for await (const { bytesRead } of csv.batches()) progress.push(bytesRead);
  expect(csv.totalBytes).toBe(content.length);
  expect(progress.length).toBeGreaterThan(1);
  expect(progress.at(-1)).toBe(content.length);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
});

test('the records can be read again, and reading can stop at any batch', async () => {
  writeFileSync(path, 'id\n1\n2\n3\n');
  const csv = await readCsv(path, { chunkBytes: 1 });
  for await (const { records } of csv.batches()) {
    expect(records).toEqual([['1']]);
    break;
  }
  let count = 0;
  for await (const { records } of csv.batches()) count += records.length;
  expect(count).toBe(3);
});

test('an error has file, line, column, reason and hint', async () => {
  const error = await rejection('id,name\n1,Ann\n2,B"ob\n');
  expect(error).toMatchObject({ name: 'CsvError', file: 'sales.csv', line: 3, column: 2, columnName: 'name' });
  expect(error.message).toBe(
    'sales.csv:3:2: a quote inside a field that is not quoted (column "name"). ' +
      'Put the whole field in quotes and double every quote within it.',
  );
});

test('column names in errors contain no terminal control sequences', async () => {
  const error = await rejection('id,\u001b[2J\u009b\n1,B"ob\n');
  expect(error.message).toContain('(column "\\u001b[2J?")');
});

const FAULTS: readonly (readonly [content: string | Uint8Array, line: number, column: number, reason: string])[] = [
  ['', 1, 1, 'the file is empty'],
  ['\ufeff', 1, 1, 'the file is empty'],
  ['\n', 1, 1, 'the first line is blank'],
  ['\r\na,b\n', 1, 1, 'the first line is blank'],
  ['a,b\n1,x"\n', 2, 2, 'a quote inside a field that is not quoted'],
  ['a,b\n1, "x"\n', 2, 2, 'a quote inside a field that is not quoted'],
  ['a,b\n"x\ny"z,1\n', 3, 1, 'text between a closing quote and the end of its field'],
  ['a,b\n1,"x" \n', 2, 2, 'text between a closing quote and the end of its field'],
  ['a,b\n1,2\n"x\n","y\n3,4\n', 4, 2, 'the quote that opens this field is never closed'],
  ['a,"b', 1, 2, 'the quote that opens this field is never closed'],
  ['a,b\n1,"\r', 2, 2, 'the quote that opens this field is never closed'],
  ['a,b\r1,2\r', 1, 2, 'the lines end in a carriage return (CR) alone'],
  ['a,"b"\r1,2\r', 1, 2, 'the lines end in a carriage return (CR) alone'],
  ['a,b\r', 1, 2, 'the lines end in a carriage return (CR) alone'],
  ['a,b\n1\r2,3\n', 2, 1, 'a carriage return (CR) without a line feed in a field that is not quoted'],
  ['a,b\n1,2\r\r\n', 2, 2, 'a carriage return (CR) without a line feed in a field that is not quoted'],
  ['a,b\r\n1,2\r', 2, 2, 'a carriage return (CR) without a line feed in a field that is not quoted'],
  ['a,b\n1,2\n\0', 3, 1, 'a NUL byte'],
  ['a,b\n1,"x\n\0"', 3, 2, 'a NUL byte'],
  ['a,b\n1,2\n\n\0', 4, 1, 'a NUL byte'],
  ['a,b\n1,x"\n1,\0\n', 2, 2, 'a quote inside a field that is not quoted'],
  ['a,b\n1,x"\0\n', 2, 2, 'a quote inside a field that is not quoted'],
  [Buffer.from('a,b\n1,caf\xe9\n', 'latin1'), 2, 2, 'the byte 0xe9 is not UTF-8'],
  [Buffer.from('a,b\n1,"x\ncaf\xe9', 'latin1'), 3, 2, 'the byte 0xe9 is not UTF-8'],
  [Buffer.from('a,b\n1,x\xc3\x28,\0', 'latin1'), 2, 2, 'the byte 0xc3 is not UTF-8'],
  [Buffer.from('a,b\n1,2\nx\xef\xbf,\n', 'latin1'), 3, 1, 'the byte 0xef is not UTF-8'],
  [Buffer.from('a,b\n1,\xef\xbf\0\n', 'latin1'), 2, 2, 'the byte 0xef is not UTF-8'],
  [Buffer.from('a,b\n1,\xc0\xaf\n', 'latin1'), 2, 2, 'the byte 0xc0 is not UTF-8'],
  [Buffer.from('a,b\n1,\xed\xa0\x80\n', 'latin1'), 2, 2, 'the byte 0xed is not UTF-8'],
  [Buffer.from('a,b\n1,\xf5\x80\x80\x80\n', 'latin1'), 2, 2, 'the byte 0xf5 is not UTF-8'],
  [Buffer.from('\ufeffa,b\n', 'utf16le'), 1, 1, 'the byte 0xff is not UTF-8'],
];

test.each(FAULTS)('%j is rejected at line %i, field %i: %s', async (content, line, column, reason) => {
  expect(await rejection(content)).toMatchObject({ line, column, reason });
  expect(await rejection(gzipSync(content))).toMatchObject({ line, column, reason });
});

test('the hint recognises a UTF-16 byte order mark', async () => {
  expect((await rejection(Buffer.from('\ufeffa', 'utf16le'))).hint).toBe(
    "Declare the file's encoding (encoding: utf-16le), or save it as UTF-8.",
  );
});

const OVERLONG: readonly (readonly [content: string, line: number, column: number])[] = [
  [`a,b\n1,${'x'.repeat(8)}\n`, 2, 2],
  [`a,b\n1,${'x'.repeat(100)}`, 2, 2],
  [`a,b\n1,${'é'.repeat(4)}\n`, 2, 2],
  ['a,b\n1,"\n3,4\n5,6\n7,8\n', 2, 2],
  ['a,b\n"\n\n\n","12345"\n', 5, 2],
  [`${','.repeat(100)}\n`, 1, 11],
  ['a,b\n1,2345678\r\n', 2, 2],
];

test.each(OVERLONG)('with at most ten bytes, %j is rejected at line %i, field %i', async (content, line, column) => {
  const reason = 'this record is longer than 10 bytes';
  expect(await rejection(content, { maxRecordBytes: 10 })).toMatchObject({ line, column, reason });
});

test('a record of the longest allowed length is read, and a fault before the limit is reported first', async () => {
  const options = { maxRecordBytes: 10 };
  for (const chunkBytes of CHUNKS) {
    const { records } = await read('a,b\n1,2345678\n1,"é\n"\r\n1,2345678', { ...options, chunkBytes });
    expect(records).toEqual([
      ['1', '2345678'],
      ['1', 'é\n'],
      ['1', '2345678'],
    ]);
  }
  expect(await rejection('a,b\n1,2"45678901234\n', options)).toMatchObject({
    reason: expect.stringMatching(/a quote inside/),
  });
  expect(await rejection('a,b\n1,234567890"234\n', options)).toMatchObject({
    reason: expect.stringMatching(/longer than/),
  });
});

test('truncated or damaged gzip data is rejected at the line reached', async () => {
  const whole = gzipSync('a,b\n1,2\n3,4\n');
  const flipped = Buffer.from(whole);
  flipped[whole.length - 6] = (whole[whole.length - 6] ?? 0) ^ 1;
  expect(await rejection(whole.subarray(0, -5))).toMatchObject({
    line: 4,
    column: 1,
    reason: 'the gzip data is cut off',
  });
  expect(await rejection(whole.subarray(0, 2))).toMatchObject({
    line: 1,
    column: 1,
    reason: 'the gzip data is cut off',
  });
  expect(await rejection(flipped)).toMatchObject({ column: 1, reason: 'the gzip data is damaged' });
});

test('bytes after the gzip data are rejected', async () => {
  const whole = gzipSync('a,b\n1,2\n');
  const hidden = Buffer.concat([whole, Buffer.alloc(3), gzipSync('3,4\n')]);
  expect(await rejection(hidden)).toMatchObject({
    line: 3,
    reason: expect.stringMatching(/follow the end of the gzip data/),
  });
  expect(await rejection(Buffer.concat([whole, Buffer.from('3,4\n')]))).toMatchObject({
    reason: expect.stringMatching(/gzip data/),
  });
});

test('a missing file or a directory is rejected without a position', async () => {
  const missing = await failure(readCsv(join(folder, 'none.csv')));
  expect(missing).toMatchObject({ line: null, column: null, reason: 'there is no such file' });
  expect(missing.message).toBe(`${join(folder, 'none.csv')}: there is no such file. Check the path.`);
  expect(await failure(readCsv(folder))).toMatchObject({ line: null, reason: 'this is a directory' });
  expect(await failure(readCsv('/dev/null'))).toMatchObject({ line: null, reason: 'this is not a regular file' });
});

test.skipIf(process.getuid?.() === 0)('a file without read permission is rejected', async () => {
  const locked = join(folder, 'locked.csv');
  writeFileSync(locked, 'a\n', { mode: 0o000 });
  expect(await failure(readCsv(locked))).toMatchObject({ reason: 'permission to read this file is denied' });
});

test('a header that changes between two reads is rejected', async () => {
  writeFileSync(path, 'a,b\n1,2\n');
  const csv = await readCsv(path);
  writeFileSync(path, 'b,a\n1,2\n');
  expect(await failure(csv.batches().next())).toMatchObject({
    line: 1,
    reason: expect.stringMatching(/header changed/),
  });
});

test('invalid options are rejected by name', async () => {
  await expect(readCsv(path, { delimiter: '"' })).rejects.toThrow(RangeError);
  await expect(readCsv(path, { delimiter: '' })).rejects.toThrow('delimiter');
  await expect(readCsv(path, { maxRecordBytes: 0 })).rejects.toThrow('maxRecordBytes');
  await expect(readCsv(path, { chunkBytes: 0.5 })).rejects.toThrow('chunkBytes');
});

test('batches stay small for a highly compressed file', async () => {
  const line = `${'0'.repeat(1000)},1\n`;
  const content = gzipSync(`a,b\n${line.repeat(20_000)}`);
  expect(content.length).toBeLessThan(2 ** 19);
  writeFileSync(path, content);
  let count = 0;
  let largest = 0;
  for await (const { records } of (await readCsv(path)).batches()) {
    count += records.length;
    largest = Math.max(largest, records.length);
  }
  expect(count).toBe(20_000);
  expect(largest).toBeLessThan(100);
});

const field = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ';', ' ', 'é', '€', '𝄞', '\ufeff'), maxLength: 8 }),
  fc.string({ unit: anyCharacter, maxLength: 4 }).map((text) => text.replaceAll('\0', '')),
);
const table = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });

function written(rows: readonly (readonly string[])[], lineEnd: string, quotesAll: boolean): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const cell = (text: string) => (quotesAll || /^$|[",\r\n]/.test(text) ? quoted(text) : text);
  return rows.map((row) => row.map(cell).join(',')).join(lineEnd);
}

test('every table survives a round trip, for any chunk size and line end, plain or gzip', async () => {
  const style = fc.record({
    lineEnd: fc.constantFrom('\n', '\r\n'),
    quotesAll: fc.boolean(),
    isGzip: fc.boolean(),
    endsInLineEnd: fc.boolean(),
    chunkBytes: fc.constantFrom(...CHUNKS),
  });
  const property = fc.asyncProperty(
    table,
    style,
    async (rows, { lineEnd, quotesAll, isGzip, endsInLineEnd, chunkBytes }) => {
      // After the byte order mark that the reader skips, one in the first field is text.
      const text = `\ufeff${written(rows, lineEnd, quotesAll)}${endsInLineEnd ? lineEnd : ''}`;
      const { header, records, lines } = await read(isGzip ? gzipSync(text) : text, { chunkBytes });
      expect([header, ...records]).toEqual(rows);
      expect(lines).toEqual(rows.map((_, index) => linesBefore(rows.slice(0, index), quotesAll, lineEnd)).slice(1));
    },
  );
  await fc.assert(property, { numRuns: cases(400) });
});

function linesBefore(rows: readonly (readonly string[])[], quotesAll: boolean, lineEnd: string): number {
  return `${written(rows, lineEnd, quotesAll)}\n`.split('\n').length;
}

test('arbitrary bytes give records or a CsvError, independent of the chunk size', async () => {
  const pieces = fc.constantFrom(...['a', ',', '"', '\n', '\r', '\0', 'é', '\ufeff'].map((text) => Buffer.from(text)));
  const bytes = fc.array(fc.oneof({ weight: 9, arbitrary: pieces }, fc.uint8Array({ minLength: 1, maxLength: 2 })));
  const property = fc.asyncProperty(bytes, fc.constantFrom(4, 9, 2 ** 20), async (parts, maxRecordBytes) => {
    const content = Buffer.concat(parts);
    const outcome = (chunkBytes: number) => read(content, { chunkBytes, maxRecordBytes }).catch(messageOf);
    const expected = await outcome(2 ** 16);
    for (const chunkBytes of [1, 2, 3]) expect(await outcome(chunkBytes)).toEqual(expected);
  });
  await fc.assert(property, { numRuns: cases(200) });
});

function messageOf(error: unknown): string {
  if (error instanceof CsvError) return error.message;
  throw error;
}
