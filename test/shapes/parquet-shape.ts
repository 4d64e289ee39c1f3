import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { decimal, type Order } from './orders.ts';
import { everyOrder, type Files, type Shape } from './shape.ts';

export const parquetShape: Shape = {
  what: 'Parquet',
  declared: 'the columns',
  files: parquet,
  init: ['orders.parquet', '--currency', 'EUR'],
  holds: everyOrder,
};

async function parquet(orders: readonly Order[]): Promise<Files> {
  await using folder = await tempFolder();
  const path = join(folder.path, 'orders.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = orders.map(
    ({ id, day, time, cents, currency, status }) =>
      `(${id}, timestamptz '${day} ${time}Z', ${decimal(cents)}::decimal(12, 2), '${currency}', '${status}')`,
  );
  await connection.run(
    `copy (select * from (values ${rows.join(', ')}) as t("Order ID", "Created At", "Amount", "Currency", "Status")) to '${path}' (format parquet)`,
  );
  instance.closeSync();
  const bytes = await readFile(path);
  await rm(path);
  return { 'orders.parquet': bytes };
}
