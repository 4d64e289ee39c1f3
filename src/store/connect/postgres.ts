import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { LostConnectionError, StoreError, type Database, type Param, type Row } from './database.ts';
import { serverName } from './location.ts';
import { inTransaction } from './transaction.ts';

const FLOAT_TYPES = new Set<number>([
  pg.types.builtins.FLOAT4,
  pg.types.builtins.FLOAT8,
  pg.types.builtins.INT2,
  pg.types.builtins.INT4,
]);

const CONNECT_MS = 10_000;
/** A peer that is gone without a word is noticed by the system's probes, which begin after so long. */
const KEEP_ALIVE_MS = 10_000;

/**
 * Opens a store in PostgreSQL 15 or newer.
 *
 * @param url `postgres://user:password@host:port/database`
 * @throws LostConnectionError if the server can't be reached, StoreError if it is too old.
 */
export async function openPostgres(url: string): Promise<Database> {
  const server = serverName(url);
  const reason = (error: unknown): string => withoutPassword(messageOf(error), url);
  const client = newClient(
    url,
    (error) => new StoreError(`PostgreSQL at ${server} can't be reached: ${reason(error)}`),
  );
  let lost: { readonly error: unknown } | null = null;
  // If the connection is lost between statements, the next statement fails.
  client.on('error', (error: unknown) => (lost ??= { error }));
  client.on('end', () => (lost ??= { error: new Error('it was closed') }));
  await client.connect().catch((error: unknown) => {
    throw new LostConnectionError(`PostgreSQL at ${server} can't be reached: ${reason(error)}`);
  });
  // The API reads for several requests at once, and a connection does one thing at a time.
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const result = before.then(work);
    before = result.catch(() => undefined);
    return result;
  };
  /** @throws LostConnectionError if the connection has ended, whatever a statement says about it */
  const orLost = async <T>(work: () => Promise<T>): Promise<T> =>
    inTurn(work).catch((error: unknown) => {
      if (endsConnection(error)) lost ??= { error };
      if (!lost && refusesWork(error))
        throw new StoreError(`PostgreSQL at ${server} refuses: ${reason(error)}`, { cause: error });
      if (!lost) throw error;
      throw new LostConnectionError(`the connection to PostgreSQL at ${server} was lost: ${reason(lost.error)}`, {
        cause: error,
      });
    });
  const query = async (sql: string, params: readonly Param[] = []): Promise<Row[]> =>
    orLost(async () => (await client.query<Row>(sql, [...params])).rows);
  const script = async (sql: string): Promise<void> => orLost(async () => void (await client.query(sql)));
  // Our tables have their own schema, so that they never clash with the business's tables; its views in public are still found.
  await script("set timezone = 'UTC'; set client_min_messages = warning; set search_path = evenkeel, public");
  // The transaction of a run is idle while its series are forecast.
  await script('set idle_in_transaction_session_timeout = 0');
  // A database or role may have other defaults, under which dates and doubles are written in forms that we don't read.
  await script("set datestyle = 'ISO, YMD'; set extra_float_digits = 1; set standard_conforming_strings = on");
  await refuseOldServer(client);
  return {
    engine: 'postgres',
    query,
    script,
    copyIn: async (table, columns, csv) =>
      orLost(async () => {
        const target = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin (format csv)`));
        await pipeline(Readable.from(csv), target);
        await client.query(`analyze ${table}`);
      }),
    importCsv: null,
    linkFile: null,
    session: async () => openPostgres(url),
    transaction: async (work) => inTransaction(script, work),
    close: async () => (lost ? undefined : client.end().catch(() => undefined)),
  };
}

/** @throws `failure` where the URL names, for example, a certificate that is not there */
function newClient(url: string, failure: (error: unknown) => StoreError): pg.Client {
  try {
    return new pg.Client({
      connectionString: url,
      application_name: 'evenkeel',
      types: { getTypeParser: parserOf },
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    });
  } catch (error) {
    throw failure(error);
  }
}

/** Whether PostgreSQL or the network has ended the connection: SQLSTATE classes 08 and 57P, and what Node says of sockets. */
function endsConnection(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(08|57P|EPIPE$|ECONN|ETIMEDOUT$|EHOST|ENET)/.test(code);
}

/** Whether the server declines: it is read-only, a privilege is missing, or it is out of disk, memory or connections. */
function refusesWork(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(25006|42501|53|54)/.test(code);
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** A server repeats what it was sent: none of the URL's passwords, as written or as meant, is passed on. */
function withoutPassword(message: string, url: string): string {
  const { password, searchParams } = new URL(url);
  const secrets = [password, decodeURIComponent(password), searchParams.get('password') ?? ''];
  return secrets.filter((secret) => secret !== '').reduce((text, secret) => text.replaceAll(secret, '***'), message);
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
