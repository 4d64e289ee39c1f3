/** Set-up of the projects whose tests need PostgreSQL: a server of their own, unless one is given or none is installed. */
import { randomUUID } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { openStore } from '../../src/store/connect/open.ts';
import { installedPostgres } from '../postgres/installed-postgres.ts';
import { installPostgres } from '../postgres/install-postgres.ts';
import { startServer, type Server } from '../postgres/server.ts';
import { databaseUrl, onServer, testPrefix } from '../postgres/spare-databases.ts';
import { leaveOut } from './left-out.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server whose role may create databases; null where there is none, and the tests that need it are skipped. */
    postgresUrl: string | null;
    /** The name of a database with an empty store, which those of the tests are copies of. */
    postgresTemplate: string | null;
  }
}

const NO_POSTGRES =
  'Left out: every test on PostgreSQL, for none of version 15 or newer is installed.\n' +
  '  To run them: apt-get install postgresql, or set EVENKEEL_TEST_POSTGRES_URL to a server whose role may create databases.';

/** What the tests are given, and how it is taken down. */
interface TestServer {
  readonly url: string | null;
  readonly template: string | null;
  readonly stop: () => Promise<void>;
}

/** The server of this run, and how many projects use it: each project has modules of its own, so it is kept beside them. */
interface SharedServer {
  users: number;
  readonly ready: Promise<TestServer>;
}

const SHARED = Symbol.for('evenkeel.tests.postgres');
const run = globalThis as { [SHARED]?: SharedServer | undefined };

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const shared = (run[SHARED] ??= { users: 0, ready: startedServer() });
  shared.users++;
  const { url, template, stop } = await shared.ready;
  project.provide('postgresUrl', url);
  project.provide('postgresTemplate', template);
  if (url === null) leaveOut(NO_POSTGRES);
  return async () => {
    shared.users--;
    if (shared.users > 0) return;
    run[SHARED] = undefined;
    await stop();
  };
}

async function startedServer(): Promise<TestServer> {
  const given = process.env['EVENKEEL_TEST_POSTGRES_URL'];
  const server = given ? null : await ownServer();
  const url = given || (server?.url ?? null);
  if (url === null) return { url: null, template: null, stop: async () => undefined };
  const template = await createTemplate(url);
  return { url, template, stop: async () => (server ? server.stop() : dropDatabases(url, template)) };
}

/** Applies the migrations once: to copy a database takes a fraction of the time. */
async function createTemplate(postgresUrl: string): Promise<string> {
  const name = `template_${randomUUID().replaceAll('-', '')}`;
  await onServer(postgresUrl, async (client) => client.query(`create database ${name}`));
  await (await openStore(databaseUrl(postgresUrl, name))).close();
  return name;
}

/** Drops what a server that is not ours was given: the template, and what tests kept for each other. */
async function dropDatabases(postgresUrl: string, template: string): Promise<void> {
  await onServer(postgresUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where datname = $1 or starts_with(datname, $2)',
      [template, testPrefix(template)],
    );
    for (const { name } of rows) await client.query(`drop database ${name} with (force)`);
  });
}

async function ownServer(): Promise<Server | null> {
  const programs = installedPostgres() ?? (installPostgres() ? installedPostgres() : null);
  return programs === null ? null : startServer(programs);
}
