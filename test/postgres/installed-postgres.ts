import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const OLDEST_MAJOR = 15;

interface Places {
  /** Folders as in the environment's PATH. */
  readonly path: string;
  /** Where Debian keeps a folder per version, each with its `bin`. */
  readonly debianFolder: string;
}

/** The folder of the programs of an installed PostgreSQL that is new enough; null if there is none. */
export function installedPostgres(
  { path, debianFolder }: Places = { path: process.env['PATH'] ?? '', debianFolder: '/usr/lib/postgresql' },
): string | null {
  const onPath = path.split(delimiter).filter((folder) => folder !== '');
  const folders = [...onPath, ...debianBins(debianFolder), ...configuredBin(onPath)];
  return folders.find(holdsPostgres) ?? null;
}

function debianBins(debianFolder: string): string[] {
  if (!existsSync(debianFolder)) return [];
  const newestFirst = readdirSync(debianFolder).toSorted((a, b) => Number(b) - Number(a));
  return newestFirst.map((version) => join(debianFolder, version, 'bin'));
}

function configuredBin(onPath: readonly string[]): string[] {
  const folder = onPath.find((candidate) => existsSync(join(candidate, 'pg_config')));
  const bin = folder && output(join(folder, 'pg_config'), '--bindir');
  return bin ? [bin] : [];
}

function holdsPostgres(folder: string): boolean {
  const complete = ['initdb', 'postgres'].every((program) => existsSync(join(folder, program)));
  return complete && majorVersion(output(join(folder, 'postgres'), '--version')) >= OLDEST_MAJOR;
}

function majorVersion(versionLine: string): number {
  return Number(/\(PostgreSQL\) (\d+)/.exec(versionLine)?.[1] ?? 0);
}

function output(program: string, argument: string): string {
  try {
    return execFileSync(program, [argument], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
