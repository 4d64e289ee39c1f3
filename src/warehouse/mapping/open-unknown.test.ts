import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { openUnknown } from './open-unknown.ts';
import { takeSample } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-unknown-'));
const path = join(folder, 'file');
afterAll(() => rmSync(folder, { recursive: true }));

async function opened(content: string | Uint8Array, delimiter?: string) {
  writeFileSync(path, content);
  const { table, form } = await openUnknown(path, 'file', delimiter === undefined ? {} : { delimiter });
  await takeSample(table, 10);
  return { header: table.header, delimiter: form.delimiter };
}

test('the delimiter is the one that gives every row the same number of fields', async () => {
  expect(await opened('a,b\n1,2\n')).toEqual({ header: ['a', 'b'], delimiter: ',' });
  expect(await opened('a;b;c\n1,5;2,5;"x;y"\n')).toEqual({ header: ['a', 'b', 'c'], delimiter: ';' });
  expect(await opened(gzipSync('a\tb\n1,5;x\t2\n'))).toEqual({ header: ['a', 'b'], delimiter: '\t' });
  expect(await opened('a|b\n1|2\n')).toEqual({ header: ['a', 'b'], delimiter: '|' });
  expect(await opened('a,b;c\n1,2;3\n4;5,6\n')).toEqual({ header: ['a', 'b;c'], delimiter: ',' });
});

test('a declared one is used as it is', async () => {
  expect(await opened('a,b;c,d\n1,2;3,4\n', ';')).toEqual({ header: ['a,b', 'c,d'], delimiter: ';' });
});

test('a file with one column is comma separated', async () => {
  expect(await opened('a\n1\n')).toEqual({ header: ['a'], delimiter: ',' });
});

test('a file that no delimiter can parse is rejected with its position', async () => {
  await expect(opened('a,b\n1,"2\n')).rejects.toThrow(/^file:2:2: the quote that opens this field is never closed/);
  await expect(opened('')).rejects.toThrow(/^file:1:1: the file is empty/);
  await expect(openUnknown(join(folder, 'none'), 'none')).rejects.toThrow('none: there is no such file');
});
