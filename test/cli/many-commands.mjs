/**
 * What a session's process runs: one command after the other, each told by a message and read afresh, so that it takes its arguments,
 * surroundings and exit code as in a process of its own. A NUL on both streams is its end.
 */
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const [, , main = ''] = process.argv;
let commands = 0;

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
