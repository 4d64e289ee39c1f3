import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { MEMORY_FOLDER } from '../setup/memory-folder.ts';

export interface Server {
  readonly url: string;
  /** The temporary folder that holds all of it. */
  readonly folder: string;
  stop(): Promise<void>;
}

/**
 * Owns the server for as long as its input stays open, so that it goes with the test run however that ends, kill -9
 * included. Arguments: the programs' folder, the temporary folder, the port.
 */
const KEEPER = `
trap '' HUP INT TERM
cd "$2"
if "$1/initdb" --pgdata data --username postgres --auth trust --encoding UTF8 --locale C --no-sync >log 2>&1; then
  "$1/postgres" -D data -p "$3" -k "$2" -c listen_addresses=127.0.0.1 -c max_connections=200 -c timezone=UTC \\
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=32MB \\
    -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=256MB -c autovacuum=off -c jit=off >>log 2>&1 &
  server=$!
  while kill -0 $server 2>/dev/null && ! grep -qs '^ready' data/postmaster.pid; do sleep 0.05; done
fi
if grep -qs '^ready' data/postmaster.pid; then echo ready; cat >/dev/null; else cat log >&2; fi
[ "\${server:-}" ] && kill -INT $server 2>/dev/null && wait $server
cd / && rm -rf "$2"
`;

/** A PostgreSQL of our own on a free port of 127.0.0.1, with its data in a temporary folder. */
export async function startServer(programs: string): Promise<Server> {
  const { folder, owner } = ownedFolder();
  const port = await freePort();
  const args = ['-c', KEEPER, 'keeper', programs, folder, String(port)];
  const env = { PATH: process.env['PATH'], LC_ALL: 'C' };
  // Detached, so that Ctrl-C reaches vitest alone and the tests can still close what they opened.
  const keeper = spawn('/bin/sh', args, { ...owner, cwd: folder, env, detached: true });
  const complaint = text(keeper.stderr);

  const isReady = await Promise.race([
    once(keeper.stdout, 'data').then(() => true),
    once(keeper, 'close').then(() => false),
  ]);
  if (!isReady) throw new Error(`PostgreSQL in ${programs} did not start:\n${await complaint}`);
  return { url: `postgresql://postgres@127.0.0.1:${port}/postgres`, folder, stop: () => release(keeper) };
}

async function release(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return;
  const closed = once(keeper, 'close');
  keeper.stdin?.end();
  await closed;
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** A new folder for the server; as root another user's, for initdb refuses root. */
function ownedFolder(): { folder: string; owner: Owner | null } {
  if (process.getuid?.() !== 0) return { folder: mkdtempSync(join(tmpdir(), 'evenkeel-pg-')), owner: null };
  const owner = userIds('postgres') ?? userIds('nobody');
  if (owner === null)
    throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody to run it');
  // Not any TMPDIR: it may point to where only root can go.
  const parent = tmpdir() === MEMORY_FOLDER ? MEMORY_FOLDER : '/tmp';
  const folder = mkdtempSync(join(parent, 'evenkeel-pg-'));
  chownSync(folder, owner.uid, owner.gid);
  return { folder, owner };
}

function userIds(user: string): Owner | null {
  const id = (option: string) => Number(execFileSync('id', [option, user], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  // An address of another form belongs to pipes, and this is none.
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
