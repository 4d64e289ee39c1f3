/**
 * The process of a session: it runs one command after the other, each from a message and with fresh modules, so that arguments,
 * environment and exit code are those of a process of its own. A NUL on both streams ends a command.
 *
 * Arguments: the compiled command, and `one-thread` for a DuckDB like that of test/setup/one-thread.ts.
 */
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';

const [, , main = '', threads] = process.argv;
let commands = 0;

if (threads === 'one-thread') {
  const create = DuckDBInstance.create.bind(DuckDBInstance);
  DuckDBInstance.create = async (path, options) => create(path, { threads: '1', ...options });
}

async function run({ args, cwd, env }) {
  process.chdir(cwd);
  process.env = env;
  process.argv.splice(2, Infinity, ...args);
  process.exitCode = undefined;
  commands++;
  await import(`${pathToFileURL(main).href}?${commands}`);
  process.stdout.removeAllListeners('error').write('\0');
  process.stderr.write('\0');
  process.send?.({ code: process.exitCode ?? 0 });
}

process.on('message', (message) => void run(message));
// The process of the tests is gone.
process.on('disconnect', () => process.exit());
