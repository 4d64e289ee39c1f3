import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { canInstallPackages, installDebianPackage } from '../debian/install-package.ts';

const CLUSTER_CONFIG = '/etc/postgresql-common/createcluster.conf';

/** Installs PostgreSQL where this can be done without asking: as root on Debian and its kin. Says whether it was. */
export function installPostgres(): boolean {
  if (!canInstallPackages()) return false;
  keepDebianFromStartingOne();
  return installDebianPackage('postgresql');
}

/** Debian's package creates and starts a server of its own, unless configured otherwise before. */
function keepDebianFromStartingOne(): void {
  if (existsSync(CLUSTER_CONFIG)) return;
  mkdirSync('/etc/postgresql-common', { recursive: true });
  writeFileSync(CLUSTER_CONFIG, 'create_main_cluster = false\n');
}
