import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Databases with an empty store, on one server. To create one takes a hundred times as long as to empty one. */
export interface SpareDatabases {
  /** The URL of a database that nobody else has. */
  take(): Promise<string>;
  /** Empties a database that was taken and keeps it for the next one, or drops it if its schema was changed. */
  giveBack(url: string): Promise<void>;
}

/**
 * The state of a database but for the rows of its tables: columns, privileges, rights of others, and the migrations that were applied.
 */
const SCHEMA_STATE = `
  select md5(concat(
    (select string_agg(concat_ws(' ', c.oid::regclass, c.relkind, c.relacl, c.relchecks, c.relhastriggers, c.relhasrules,
        (select string_agg(concat_ws(' ', a.attname, a.atttypid, a.atttypmod, a.attnotnull), ',' order by a.attnum)
         from pg_attribute as a
         where a.attrelid = c.oid)), ';' order by c.oid)
     from pg_class as c
     where c.relnamespace in (select oid from pg_namespace where nspname !~ '^pg_|^information_schema$')),
    (select string_agg(concat_ws(' ', nspname, nspacl), ';' order by nspname) from pg_namespace where nspname !~ '^pg_'),
    (select string_agg(concat_ws(' ', version, name, checksum), ';' order by version) from evenkeel.schema_migrations)
  )) as state`;

/** Every statement of its own, for the tables are read once the others' connections, and their locks, have gone. */
const EMPTY = `
  do $$
  declare filled text;
  begin
    perform pg_terminate_backend(pid, 5000)
    from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend';
    select string_agg(oid::regclass::text, ', ') into filled
    from pg_class
    where relnamespace = 'evenkeel'::regnamespace and relkind = 'r' and relname <> 'schema_migrations'
      and pg_relation_size(oid) > 0;
    if filled is not null then execute 'truncate ' || filled; end if;
  end $$`;

/**
 * @param serverUrl a server whose role may create databases
 * @param template the database with an empty store; those that are made of it are named after it
 */
export function spareDatabases(serverUrl: string, template: string): SpareDatabases {
  const spare: string[] = [];
  let schemaState: Promise<string> | null = null;
  const urlOf = (name: string): string => databaseUrl(serverUrl, name);
  return {
    async take() {
      const kept = spare.pop();
      if (kept !== undefined) return urlOf(kept);
      const name = `${testPrefix(template)}${randomUUID().slice(0, 8)}`;
      await onServer(serverUrl, async (client) => client.query(`create database ${name} template ${template}`));
      schemaState ??= onServer(urlOf(name), stateOf);
      await schemaState;
      return urlOf(name);
    },
    async giveBack(url) {
      const name = new URL(url).pathname.slice(1);
      if (await onServer(url, async (client) => emptied(client, await schemaState)).catch(() => false)) {
        spare.push(name);
        return;
      }
      await onServer(serverUrl, async (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

/** What the names of the databases that were made of a template begin with. */
export function testPrefix(template: string): string {
  return `${template.replace('template', 'test')}_`;
}

/** The URL of another database of a server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Whether the database is again as it was when it was made. */
async function emptied(client: pg.Client, schemaState: string | null): Promise<boolean> {
  await client.query(EMPTY);
  return (await stateOf(client)) === schemaState;
}

async function stateOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ state: string }>(SCHEMA_STATE);
  return rows[0]?.state ?? '';
}
