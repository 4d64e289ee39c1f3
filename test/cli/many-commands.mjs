/**
 * The process of a session: it runs one command after the other, each from a message and with fresh modules, so that arguments,
 * environment and exit code are those of a process of its own. A NUL on both streams ends a command.
 *
 * Arguments: the compiled command, and `one-thread` for a DuckDB like that of test/setup/one-thread.ts.
 */
import { createRequire } from 'node:module';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const [, , main = '', threads] = process.argv;
let commands = 0;

if (threads === 'one-thread') useOneThread();

/** The program has DuckDB's API in itself, but not its native part, whose properties are read-only. */
function useOneThread() {
  const require = createRequire(import.meta.url);
  const path = require.resolve('@duckdb/node-bindings');
  const bindings = require(path);
  const all = Object.getOwnPropertyNames(bindings).map((name) => [name, bindings[name]]);
  const create_config = () => {
    const config = bindings.create_config();
    bindings.set_config(config, 'threads', '1');
    return config;
  };
  const module = require.cache[path];
  if (module) module.exports = { ...Object.fromEntries(all), create_config };
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
