import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError, type Database } from './database.ts';
import { number, text } from '../row.ts';
import { sqlPath } from '../sql-file.ts';

const NAME = /^(\d{4})_[a-z_]+(?:\.(duckdb|postgres))?\.sql$/;

const MIGRATIONS_TABLE = 'schema_migrations';

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Brings a store's schema up to date: each numbered file of sql/migrations once, in order, each in a transaction of its own; all in one for
 * a new store.
 *
 * @param folder the numbered files
 * @returns the names of the migrations that were applied
 * @throws StoreError if an applied file was edited afterwards, or the store is of a development version or newer than this program.
 */
export async function migrate(db: Database, folder: string = sqlPath('migrations')): Promise<string[]> {
  await refuseOtherTables(db);
  if (db.engine === 'postgres') await db.script('create schema if not exists evenkeel');
  await db.script(
    'create table if not exists schema_migrations (version integer not null, name text not null, checksum text not null)',
  );
  const applied = await appliedMigrations(db);
  const known = await migrations(db.engine, folder);
  refuseDevelopmentStore(db, applied, known);
  refuseNewerStore(applied, known);
  for (const { version, name, checksum } of known) {
    if ((applied.get(version)?.checksum ?? checksum) === checksum) continue;
    throw new StoreError(
      `sql/migrations/${name} was changed after it was applied to this store: undo the edit, and add a new migration`,
    );
  }
  const missing = known.filter(({ version }) => !applied.has(version));
  // Each commit waits for the disk, and a new store has nothing to keep if one fails.
  if (applied.size === 0) await db.transaction(async () => applyEach(db, missing));
  else for (const migration of missing) await db.transaction(async () => applyEach(db, [migration]));
  return missing.map(({ name }) => name);
}

/** @throws StoreError for a database, or a schema of our name, that another program made */
async function refuseOtherTables(db: Database): Promise<void> {
  const { engine } = db;
  const schema = engine === 'postgres' ? 'evenkeel' : 'main';
  const tables = await db.query(
    `select table_name from information_schema.tables where table_schema = '${schema}' order by table_name`,
  );
  const names = tables.map((row) => text(row, 'table_name'));
  if (names.length === 0 || (names.includes(MIGRATIONS_TABLE) && (await isOurs(db)))) return;
  const place = engine === 'postgres' ? 'the schema evenkeel of this database' : 'this file';
  throw new StoreError(
    `${place} is not an Evenkeel store: it has tables of another program, such as ${names.slice(0, 3).join(', ')}. Name another ${engine === 'postgres' ? 'database' : 'file'}; nothing in this one was changed.`,
  );
}

/** Whether the columns of `schema_migrations` are ours. DuckDB's information_schema would list those of all tables, which takes 20 ms. */
async function isOurs(db: Database): Promise<boolean> {
  const columns = await db.query(
    db.engine === 'duckdb'
      ? `select name from pragma_table_info('${MIGRATIONS_TABLE}') order by cid`
      : `select column_name as name from information_schema.columns
         where table_schema = 'evenkeel' and table_name = '${MIGRATIONS_TABLE}' order by ordinal_position`,
  );
  return columns.map((row) => text(row, 'name')).join() === 'version,name,checksum';
}

type Applied = ReadonlyMap<number, Pick<Migration, 'name' | 'checksum'>>;

async function appliedMigrations(db: Database): Promise<Applied> {
  const rows = await db.query('select version, name, checksum from schema_migrations');
  return new Map(
    rows.map((row) => [number(row, 'version'), { name: text(row, 'name'), checksum: text(row, 'checksum') }]),
  );
}

async function migrations(engine: Database['engine'], folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).sort();
  const wanted = names.filter((name) => (engineOf(name) ?? engine) === engine);
  const twice = wanted.find((name, index) => name.slice(0, 4) === wanted[index - 1]?.slice(0, 4));
  if (twice !== undefined) throw new StoreError(`sql/migrations/${twice} has the number of another: give it the next`);
  return Promise.all(
    wanted.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { version: Number(name.slice(0, 4)), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

function engineOf(name: string): string | undefined {
  const parts = NAME.exec(name);
  if (!parts) throw new StoreError(`sql/migrations/${name} is not named like 0001_what_it_does.sql`);
  return parts[2];
}

/** Before the first release the schema had other migrations: their first has another name. */
function refuseDevelopmentStore({ engine }: Database, applied: Applied, [first]: readonly Migration[]): void {
  if (!first || (applied.get(first.version)?.name ?? first.name) === first.name) return;
  const remedy =
    engine === 'duckdb' ? 'move its file away' : 'rename its schema evenkeel, for example to evenkeel_old,';
  throw new StoreError(
    `this store was made by a development version of Evenkeel: ${remedy} or name another store; the next run makes a new one`,
  );
}

function refuseNewerStore(applied: Applied, known: readonly Migration[]): void {
  const newest = Math.max(0, ...known.map(({ version }) => version));
  const storeVersion = Math.max(0, ...applied.keys());
  if (storeVersion > newest) {
    throw new StoreError(
      `the store has schema version ${storeVersion}, this program knows up to ${newest}: use a newer evenkeel`,
    );
  }
}

async function applyEach(db: Database, migrations: readonly Migration[]): Promise<void> {
  for (const { version, name, sql, checksum } of migrations) {
    await db.script(sql);
    await db.query('insert into schema_migrations (version, name, checksum) values ($1, $2, $3)', [
      version,
      name,
      checksum,
    ]);
  }
}
