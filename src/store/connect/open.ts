import { StoreError, type Database } from './database.ts';
import { migratingStore } from './hold.ts';
import { isServer, locationProblem } from './location.ts';
import { migrate } from './migrate.ts';
import { isStoreFile } from './store-file.ts';

/** Opens (or makes) the store at a location, a `postgres://` URL or a DuckDB file, with its schema up to date. */
export async function openStore(location: string): Promise<Database> {
  const db = await openDatabase(location);
  return orClosed(db, async () => migratingStore(db, async () => migrate(db)));
}

/**
 * Opens a store that was made before, with its schema up to date.
 * @throws StoreError if there is none, and makes none
 */
export async function openExistingStore(location: string): Promise<Database> {
  const isFile = locationProblem(location) === null && !isServer(location);
  if (isFile && !(await isStoreFile(location))) throw new StoreError(noStore(location));
  const db = await openDatabase(location);
  return orClosed(db, async () => {
    if (isServer(location) && !(await hasSchema(db))) throw new StoreError(noStore('this PostgreSQL database'));
    await migratingStore(db, async () => migrate(db));
  });
}

async function openDatabase(location: string): Promise<Database> {
  const problem = locationProblem(location);
  if (problem !== null) throw new StoreError(`the location of the store ${problem}`);
  // Each loads a package that the other has no use for.
  if (isServer(location)) return (await import('./postgres.ts')).openPostgres(location);
  return (await import('./duckdb.ts')).openDuckDb(location);
}

/** The database once it is ready; closed if it can't be. */
async function orClosed(db: Database, makeReady: () => Promise<unknown>): Promise<Database> {
  try {
    await makeReady();
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function hasSchema(db: Database): Promise<boolean> {
  const [row] = await db.query("select to_regclass('evenkeel.schema_migrations') is not null as has_schema");
  return row?.['has_schema'] === true;
}

function noStore(place: string): string {
  return `there is no store at ${place}: 'evenkeel run' makes one`;
}
