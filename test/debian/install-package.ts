import { spawnSync } from 'node:child_process';

/** Whether packages can be installed without asking: as root on Debian and its kin. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && succeeds('apt-get', '--version');
}

/** Installs a Debian package where this can be done without asking. Says whether it was. */
export function installDebianPackage(name: string): boolean {
  if (!canInstallPackages()) return false;
  console.log(`Installing ${name} by apt-get, for the tests that need it (a minute or so)`);
  return succeeds('apt-get', 'update') && succeeds('apt-get', 'install', '-y', '--no-install-recommends', name);
}

function succeeds(program: string, ...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', UCF_FORCE_CONFFOLD: '1' };
  return spawnSync(program, args, { env, stdio: 'ignore', timeout: 300_000 }).status === 0;
}
