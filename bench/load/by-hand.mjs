/**
 * What an engineer would write who knows the file: DuckDB reads it as declared, casts it into the schema's own tables, makes sure that no
 * key repeats, and groups by day. Arguments: the sales file, and the database to make.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { DuckDBInstance } from '@duckdb/node-api';

const [file, store] = process.argv.slice(2);
const migration = new URL('../../sql/migrations/0001_warehouse.sql', import.meta.url);
const COLUMNS = [
  ...['order_id', 'line_no', 'ts', 'amount', 'currency', 'quantity', 'product_id', 'product', 'category'],
  ...['customer_id', 'country', 'region', 'channel', 'status'],
];

const instance = await DuckDBInstance.create(store, { storage_compatibility_version: 'v1.4.0' });
const connection = await instance.connect();
await connection.run("set timezone = 'UTC'");
await connection.run(readFileSync(migration, 'utf8'));
await connection.run(`
  insert into fact_sales
  select
    'shop', order_id, cast(line_no as integer), timezone('Europe/London', cast(ts as timestamp)), cast(cast(ts as timestamp) as date),
    cast(amount as decimal(18, 4)), currency, cast(quantity as decimal(18, 4)), product_id, product, category, customer_id, country,
    region, channel, status, null, false, 1
  from read_csv(
    '${file}', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
    columns = {${COLUMNS.map((name) => `'${name}': 'VARCHAR'`).join(', ')}}
  )`);
const repeated = await connection.runAndReadAll(
  'select 1 from fact_sales group by source, order_id, line_no having count(*) > 1 limit 1',
);
if (repeated.currentRowCount > 0) throw new Error('a key repeats');
await connection.run(`
  insert into daily_kpis
  select
    business_day,
    coalesce(sum(amount) filter (where status is distinct from 'cancelled' or amount < 0), 0),
    coalesce(sum(amount) filter (where status = 'ok' and amount > 0), 0),
    coalesce(sum(amount) filter (where status = 'cancelled' and amount > 0), 0),
    coalesce(sum(amount) filter (where status <> 'adjustment' and amount < 0), 0),
    coalesce(sum(amount) filter (where status = 'adjustment'), 0),
    0,
    count(distinct order_id) filter (where status = 'ok' and amount > 0),
    coalesce(sum(quantity) filter (where status = 'ok' and amount > 0), 0),
    count(distinct customer_id) filter (where status = 'ok' and amount > 0),
    count(*) filter (where status <> 'adjustment' and amount < 0),
    count(*) filter (where status = 'ok' and amount > 0)
  from fact_sales
  group by business_day`);
connection.closeSync();
instance.closeSync();
