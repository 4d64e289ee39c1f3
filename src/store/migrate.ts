import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { StoreError, type Database } from './database.ts';
import { number, text } from './row.ts';
import { sqlFile, sqlPath } from './sql-file.ts';

const NAME = /^(\d{4})_[a-z_]+(?:\.(duckdb|postgres))?\.sql$/;

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Brings a store's schema up to date: each numbered file of sql/migrations once, in order, each in a transaction of its own.
 *
 * @returns the names of the migrations that were applied
 * @throws StoreError if a file that was applied has been edited since, or the store is newer than this program.
 */
export async function migrate(db: Database): Promise<string[]> {
  if (db.engine === 'postgres') await db.script('create schema if not exists evenkeel');
  await db.script(
    'create table if not exists schema_migrations (version integer not null, name text not null, checksum text not null)',
  );
  const applied = await appliedChecksums(db);
  const known = await migrations(db.engine);
  refuseNewerStore(applied, known);
  const done: string[] = [];
  for (const migration of known) {
    const checksum = applied.get(migration.version);
    if (checksum === undefined) {
      await apply(db, migration);
      done.push(migration.name);
    } else if (checksum !== migration.checksum) {
      throw new StoreError(
        `sql/migrations/${migration.name} was changed after it was applied to this store: undo the edit, and add a new migration`,
      );
    }
  }
  return done;
}

async function appliedChecksums(db: Database): Promise<Map<number, string>> {
  const rows = await db.query('select version, checksum from schema_migrations');
  return new Map(rows.map((row) => [number(row, 'version'), text(row, 'checksum')]));
}

async function migrations(engine: Database['engine']): Promise<Migration[]> {
  const names = (await readdir(sqlPath('migrations'))).sort();
  const wanted = names.filter((name) => (engineOf(name) ?? engine) === engine);
  return Promise.all(
    wanted.map(async (name) => {
      const sql = await sqlFile(`migrations/${name}`);
      return { version: Number(name.slice(0, 4)), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

function engineOf(name: string): string | undefined {
  const parts = NAME.exec(name);
  if (!parts) throw new StoreError(`sql/migrations/${name} is not named like 0001_what_it_does.sql`);
  return parts[2];
}

function refuseNewerStore(applied: ReadonlyMap<number, string>, known: readonly Migration[]): void {
  const newest = Math.max(0, ...known.map(({ version }) => version));
  const storeVersion = Math.max(0, ...applied.keys());
  if (storeVersion > newest) {
    throw new StoreError(
      `the store has schema version ${storeVersion}, this program knows up to ${newest}: use a newer evenkeel`,
    );
  }
}

async function apply(db: Database, { version, name, sql, checksum }: Migration): Promise<void> {
  await db.transaction(async () => {
    await db.script(sql);
    await db.query('insert into schema_migrations (version, name, checksum) values ($1, $2, $3)', [
      version,
      name,
      checksum,
    ]);
  });
}
