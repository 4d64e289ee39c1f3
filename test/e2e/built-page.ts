import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { builtPage, type PageFiles } from '../../src/api/static.ts';

/** The page as it is built from the sources at hand, whatever `dist` holds. */
export async function freshPage(): Promise<PageFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-page-'));
  try {
    await build({
      configFile: join(import.meta.dirname, '../../vite.config.ts'),
      logLevel: 'error',
      build: { outDir: folder },
    });
    return builtPage(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
