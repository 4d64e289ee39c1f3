import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/**
 * Writes a sales file with each order as many times, in the order of the original: copies differ in the first column, the order number.
 * One copy is the original.
 */
export async function writeGrownFile(gzip: string, copies: number, path: string): Promise<void> {
  const input = createReadStream(gzip).pipe(createGunzip());
  if (copies === 1) return pipeline(input, createWriteStream(path));
  await pipeline(Readable.from(grownLines(createInterface({ input }), copies)), createWriteStream(path));
}

async function* grownLines(lines: AsyncIterable<string>, copies: number): AsyncGenerator<string> {
  let isHeader = true;
  for await (const line of lines) {
    const comma = line.indexOf(',');
    const copy = (number: number): string => `${line.slice(0, comma)}-${number}${line.slice(comma)}\n`;
    yield isHeader ? `${line}\n` : Array.from({ length: copies }, (_, number) => copy(number)).join('');
    isHeader = false;
  }
}
