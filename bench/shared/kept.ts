import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(tmpdir(), 'evenkeel-bench-kept');

/** The digest of all code below some folders of the repository, tests apart. */
export function codeDigest(folders: readonly string[]): string {
  const files = folders
    .flatMap((room) => readdirSync(join(root, room), { recursive: true }).map((file) => join(room, String(file))))
    .filter((file) => /\.(ts|sql)$/.test(file) && !file.endsWith('.test.ts'))
    .toSorted();
  return digestOf(files.map((file) => readFileSync(join(root, file), 'utf8')));
}

function digestOf(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}

/** A result that takes minutes, kept between runs for as long as what it was made from is the same. */
export async function kept<T>(madeFrom: unknown, make: () => T | Promise<T>): Promise<T> {
  const name = join(folder, digestOf(madeFrom));
  if (existsSync(name)) return restored<T>(name);
  const made = await make();
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${name}.part`, serialize(made));
  renameSync(`${name}.part`, name);
  return made;
}

/** What `kept` wrote under the name of the same inputs. */
function restored<T>(name: string): T {
  return deserialize(readFileSync(name)) as T;
}
