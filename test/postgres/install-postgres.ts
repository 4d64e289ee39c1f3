import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';

const CLUSTER_CONFIG = '/etc/postgresql-common/createcluster.conf';

/** Installs PostgreSQL where this can be done without asking: as root on Debian and its kin. Says whether it was. */
export function installPostgres(): boolean {
  if (process.getuid?.() !== 0 || !succeeds('apt-get', '--version')) return false;
  console.log('Installing PostgreSQL by apt-get, for the tests that need one (a minute or so)');
  keepDebianFromStartingOne();
  return succeeds('apt-get', 'update') && succeeds('apt-get', 'install', '-y', '--no-install-recommends', 'postgresql');
}

/** Debian's package makes a server of its own and starts it, unless told before. */
function keepDebianFromStartingOne(): void {
  if (existsSync(CLUSTER_CONFIG)) return;
  mkdirSync('/etc/postgresql-common', { recursive: true });
  writeFileSync(CLUSTER_CONFIG, 'create_main_cluster = false\n');
}

function succeeds(program: string, ...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', UCF_FORCE_CONFFOLD: '1' };
  return spawnSync(program, args, { env, stdio: 'ignore', timeout: 300_000 }).status === 0;
}
