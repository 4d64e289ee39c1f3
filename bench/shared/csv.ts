import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import Papa from 'papaparse';
import { writeDemoTable } from '../../src/demo/files/write-demo.ts';
import { readCsv } from '../../src/warehouse/files/csv/read-csv.ts';
import { median } from './median.ts';

const ROUNDS = 5;

/** Seconds to read the demo's sales file into fields: ours, which knows every line, beside two well-known readers, in turn. */
export async function csvBench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  try {
    const sales = await writeDemoTable('sales', folder, () => undefined);
    const readers = {
      evenkeel: readOurs,
      papaparse: readPapa,
      'csv-parse': readCsvParse,
      'csv-parse with lines': readCsvParseInfo,
    };
    const times = new Map<string, number[]>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, read] of Object.entries(readers)) {
        const began = performance.now();
        const rows = await read(sales.path);
        if (rows !== sales.rows) throw new Error(`${name} read ${rows} rows of ${sales.rows}`);
        times.set(name, [...(times.get(name) ?? []), (performance.now() - began) / 1000]);
      }
    }
    const ours = median(times.get('evenkeel') ?? []);
    for (const [name, seconds] of times) {
      console.log(
        `  ${name.padEnd(22)} ${median(seconds).toFixed(2)} s  x${(median(seconds) / ours).toFixed(1)}  (${sales.rows} rows, median of ${ROUNDS})`,
      );
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readOurs(path: string): Promise<number> {
  let rows = 0;
  for await (const { records } of (await readCsv(path)).batches()) rows += records.length;
  return rows;
}

async function readPapa(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = -1;
    Papa.parse<string[]>(createReadStream(path), {
      chunk: ({ data }) => void (rows += data.filter((row) => row.length > 1).length),
      complete: () => resolve(rows),
      error: reject,
    });
  });
}

async function readCsvParse(path: string): Promise<number> {
  return countRecords(path, false);
}

async function readCsvParseInfo(path: string): Promise<number> {
  return countRecords(path, true);
}

async function countRecords(path: string, info: boolean): Promise<number> {
  let rows = -1;
  const parser = createReadStream(path).pipe(parse({ info }));
  parser.on('data', () => rows++);
  return new Promise((resolve, reject) => {
    parser.on('end', () => resolve(rows));
    parser.on('error', reject);
  });
}
