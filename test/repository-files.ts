import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const LEFT_OUT = new Set(['node_modules', 'dist', 'coverage', 'out', 'evenkeel-demo', '.git']);

/** The paths below a folder that a pattern fits, without what is installed or generated. */
export function repositoryFiles(root: string, pattern: RegExp, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : repositoryFiles(root, pattern, path);
    return pattern.test(path) ? [path] : [];
  });
}

export function readText(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
