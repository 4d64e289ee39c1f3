/** `npm start`: builds the program if its sources changed since the last build, and serves the demo. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import process from 'node:process';
// Ends the process on a version of Node that is too old.
// oxlint-disable-next-line import/no-unassigned-import
import '../bin/check-node.js';

const root = join(import.meta.dirname, '..');
const BUILDER = 'scripts/build-program.mjs';

/** A folder is as new as the last file that was added to it or removed from it. */
function changedMs(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isBuildStale() {
  const isCompiled = (path) => !path.startsWith(`dashboard${sep}`) && !path.endsWith('.test.ts');
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(isCompiled);
  const inputs = [BUILDER, 'src', ...sources.map((path) => join('src', path))];
  const builtMs = changedMs('dist/program/main.js');
  return inputs.some((path) => changedMs(path) > builtMs);
}

function build() {
  const { status } = spawnSync(process.execPath, [join(root, BUILDER)], { cwd: root, stdio: 'inherit' });
  return status === 0;
}

if (isBuildStale() && !build()) {
  process.exitCode = 1;
} else {
  process.argv.splice(2, 0, 'demo', '--serve');
  await import('../bin/evenkeel.js');
}
