import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { StoreError, type Database, type Row } from './database.ts';
import { inTransaction } from './transaction.ts';

const FLOAT_TYPES = new Set<number>([
  pg.types.builtins.FLOAT4,
  pg.types.builtins.FLOAT8,
  pg.types.builtins.INT2,
  pg.types.builtins.INT4,
]);

/**
 * Opens a store in PostgreSQL 15 or newer.
 *
 * @param url `postgres://user:password@host:port/database`
 * @throws StoreError if the server can't be reached or is too old.
 */
export async function openPostgres(url: string): Promise<Database> {
  const server = serverName(url);
  const client = new pg.Client({
    connectionString: url,
    application_name: 'evenkeel',
    types: { getTypeParser: parserOf },
  });
  await client.connect().catch((error: unknown) => {
    throw new StoreError(
      `PostgreSQL at ${server} can't be reached: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  // If the connection is lost between statements, the next statement fails.
  client.on('error', () => undefined);
  // Our tables have their own schema, so that they never clash with the business's tables; its views in public are still found.
  await client.query("set timezone = 'UTC'; set client_min_messages = warning; set search_path = evenkeel, public");
  // The transaction of a run is idle while its series are forecast.
  await client.query('set idle_in_transaction_session_timeout = 0');
  await refuseOldServer(client);
  return {
    engine: 'postgres',
    query: async (sql, params = []) => (await client.query<Row>(sql, [...params])).rows,
    script: async (sql) => void (await client.query(sql)),
    copyIn: async (table, columns, csv) => {
      const target = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin (format csv)`));
      await pipeline(Readable.from(csv), target);
      await client.query(`analyze ${table}`);
    },
    session: async () => openPostgres(url),
    transaction: async (work) => inTransaction(async (sql) => client.query(sql), work),
    close: async () => client.end(),
  };
}

/** Booleans and doubles become JavaScript values; everything else stays PostgreSQL's text. */
function parserOf(typeId: number): (text: string) => string | number | boolean {
  if (typeId === pg.types.builtins.BOOL) return (text) => text === 't';
  if (FLOAT_TYPES.has(typeId)) return Number;
  return (text) => text;
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select cast(current_setting('server_version_num') as int) as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version >= 150_000) return;
  await client.end();
  throw new StoreError(`PostgreSQL 15 or newer is needed for merge; this server is ${Math.floor(version / 10_000)}.`);
}

/** Host and database of a URL, without user, password and parameters. @throws StoreError if it isn't a URL */
function serverName(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    throw new StoreError(
      'the postgres:// URL can not be read: write postgres://user:password@host:port/database, with % codes for special characters',
    );
  }
}
