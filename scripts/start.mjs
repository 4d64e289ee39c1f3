/** `npm start`: compiles the sources if they changed since the last build, and serves the demo. To ask `tsc -b` each time takes a second. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import process from 'node:process';
// Ends the process on a version of Node that is too old.
// oxlint-disable-next-line import/no-unassigned-import
import '../bin/check-node.js';

const root = join(import.meta.dirname, '..');

/** A folder is as new as the last file that was added to it or removed from it. */
function changedMs(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isBuildStale() {
  const isCompiled = (path) => !path.startsWith(`dashboard${sep}`) && !path.endsWith('.test.ts');
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(isCompiled);
  const inputs = ['tsconfig.json', 'tsconfig.build.json', 'src', ...sources.map((path) => join('src', path))];
  const builtMs = changedMs('dist/.tsbuildinfo');
  return inputs.some((path) => changedMs(path) > builtMs);
}

function build() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-b', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  return status === 0;
}

if (isBuildStale() && !build()) {
  process.exitCode = 1;
} else {
  process.argv.splice(2, 0, 'demo', '--serve');
  await import('../bin/evenkeel.js');
}
