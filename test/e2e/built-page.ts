import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtPage, type PageFiles } from '../../src/api/page/static.ts';

const ROOT = join(import.meta.dirname, '../..');
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');

/** The page as it is built from the sources at hand, whatever `dist` holds; in a process of its own, for Vitest's is no production. */
export async function freshPage(): Promise<PageFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-page-'));
  try {
    const env = { ...process.env, NODE_ENV: 'production' };
    const built = spawnSync(process.execPath, [VITE, 'build', '--outDir', folder, '--logLevel', 'error'], {
      cwd: ROOT,
      env,
      encoding: 'utf8',
    });
    if (built.status !== 0) throw new Error(`vite build failed: ${built.stderr}`);
    return builtPage(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
