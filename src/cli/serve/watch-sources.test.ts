import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { testSource } from '../../../test/fixtures/source.ts';
import { tempFolder } from '../../../test/fixtures/temp-folder.ts';
import { watchSources } from './watch-sources.ts';

test('a folder that is missing is waited for, one that is replaced is watched on, and each change is reported', async () => {
  await using base = await tempFolder();
  const folder = join(base.path, 'exports');
  const reported: string[] = [];
  let changes = 0;
  const stop = new AbortController();
  const watching = watchSources([testSource('fact_sales', { path: join(folder, 'sales-*.csv') })], stop.signal, {
    onChange: () => void changes++,
    report: (sentence) => reported.push(sentence.replace(/the folder .*exports/, 'the folder')),
    paceMs: 20,
  });
  const changed = async (count: number): Promise<void> => vi.waitFor(() => expect(changes).toBe(count), 30_000);

  await vi.waitFor(() => expect(reported).toEqual(['the folder is missing: waiting for it']), 30_000);
  await mkdir(folder);
  await changed(1);
  expect(reported).toEqual(['the folder is missing: waiting for it', 'the folder is there again']);

  await writeFile(join(folder, 'notes.txt'), 'of no source');
  await writeFile(join(folder, 'sales-1.csv'), 'one');
  await changed(2);

  await rename(folder, `${folder}-old`);
  await mkdir(folder);
  await changed(3);
  await writeFile(join(folder, 'sales-2.csv'), 'two');
  await changed(4);

  await rm(folder, { recursive: true });
  await vi.waitFor(() => expect(reported.at(-1)).toBe('the folder is missing: waiting for it'), 30_000);
  stop.abort();
  await watching;
});
