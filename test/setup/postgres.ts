/** Set-up of the projects whose tests need PostgreSQL: a server of their own, unless one is given or none is installed. */
import type { TestProject } from 'vitest/node';
import { installedPostgres } from '../postgres/installed-postgres.ts';
import { installPostgres } from '../postgres/install-postgres.ts';
import { startServer, type Server } from '../postgres/server.ts';
import { leaveOut } from './left-out.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server whose role may create databases; null where there is none, and the tests that need it are skipped. */
    postgresUrl: string | null;
  }
}

const NO_POSTGRES =
  'Left out: every test on PostgreSQL, for none of version 15 or newer is installed.\n' +
  '  To run them: apt-get install postgresql, or set EVENKEEL_TEST_POSTGRES_URL to a server whose role may create databases.';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['EVENKEEL_TEST_POSTGRES_URL'];
  const server = given ? null : await ownServer();
  const postgresUrl = given || (server?.url ?? null);
  project.provide('postgresUrl', postgresUrl);
  if (postgresUrl === null) leaveOut(NO_POSTGRES);
  return async () => server?.stop();
}

async function ownServer(): Promise<Server | null> {
  const programs = installedPostgres() ?? (installPostgres() ? installedPostgres() : null);
  return programs === null ? null : startServer(programs);
}
