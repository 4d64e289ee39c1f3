/**
 * Vitest's global set-up: gives the tests a real PostgreSQL and the folder of real data, and says at the end which
 * tests were left out because one of them is missing.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { installedPostgres } from './postgres/installed-postgres.ts';
import { installPostgres } from './postgres/install-postgres.ts';
import { startServer, type Server } from './postgres/server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server whose role may create databases; null where there is none, and the tests that need it are skipped. */
    postgresUrl: string | null;
    /** The folder of real data; null where it is absent, and the tests that need it are skipped. */
    dataFolder: string | null;
  }
}

const NO_POSTGRES =
  'Left out: every test on PostgreSQL, for none of version 15 or newer is installed.\n' +
  '  To run them: apt-get install postgresql, or set EVENKEEL_TEST_POSTGRES_URL to a server whose role may create databases.';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['EVENKEEL_TEST_POSTGRES_URL'];
  const server = given ? null : await ownServer();
  const postgresUrl = given || (server?.url ?? null);
  const folder = resolve(project.config.root, process.env['EVENKEEL_DATA'] || '../shared/data');
  const dataFolder = existsSync(folder) ? folder : null;

  project.provide('postgresUrl', postgresUrl);
  project.provide('dataFolder', dataFolder);

  return async () => {
    await server?.stop();
    if (postgresUrl === null) console.log(`\n${NO_POSTGRES}`);
    if (dataFolder === null) console.log(`\n${noData(folder)}`);
  };
}

async function ownServer(): Promise<Server | null> {
  const programs = installedPostgres() ?? (installPostgres() ? installedPostgres() : null);
  return programs === null ? null : startServer(programs);
}

function noData(folder: string): string {
  return (
    `Left out: every test on real data, for there is no folder ${folder}.\n` +
    '  To run them: set EVENKEEL_DATA to the folder that holds it.'
  );
}
