import { BlockList, isIP } from 'node:net';
import type { AccessSettings } from '../../access/settings.ts';
import { ConfigError } from '../../config/faults/config-error.ts';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Whether a server at this address is reached from its own machine alone. A name may resolve to anything. */
function isLoopback(host: string): boolean {
  return isIP(host) > 0 && LOOPBACK.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}

/** @throws ConfigError for an address that other machines reach, without authentication */
export function refuseOpenHost(host: string, access: AccessSettings | null, config: string): void {
  if (access !== null || isLoopback(host)) return;
  throw new ConfigError(
    `--host ${host} would let everybody in who reaches this machine over the network. ` +
      `Add \`auth: {}\` to ${config}: then people sign in, and programs send an API key (evenkeel keys create). ` +
      `Or leave --host out: the server is then reached from this machine alone. docs/access.md has both.`,
  );
}

/** What to know about a server that other machines reach; null where there is nothing. */
export function openHostNote(host: string, access: AccessSettings | null): string | null {
  if (isLoopback(host) || access === null || access.publicUrl?.protocol === 'https:') return null;
  return 'connections are not encrypted: put a proxy with TLS in front, and name its address in auth.public_url';
}
