import { LoadError } from '../../warehouse/load-error.ts';
import type { Receipt } from '../../warehouse/receipt.ts';
import { filesOf } from '../../warehouse/files/source-files.ts';
import type { Source } from '../../warehouse/source.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { Business } from '../../config/business.ts';
import type { Progress } from '../progress.ts';
import { distinctFiles } from './distinct-files.ts';
import { loadFiles, type SourceFile } from './load-files.ts';

/**
 * Loads the new files of every source, each as a transaction of its own.
 *
 * @param now the date of the receipts
 * @throws CsvError or LoadError at the first file that can't be loaded; the files before it stay loaded.
 */
export async function loadSources(
  warehouse: Warehouse,
  business: Business,
  now: Date,
  progress: Progress,
): Promise<Receipt[]> {
  await declare(warehouse, business, progress);
  await refuseUndeclaredSources(warehouse, business);
  const { files, missing } = await filesOfSources(business.sources);
  const receipts = await loadFiles(warehouse, await distinctFiles(files), now, progress);
  if (missing !== null) throw missing;
  return receipts;
}

/** Records what the config says of facts. */
export async function declare(warehouse: Warehouse, business: Business, progress: Progress): Promise<void> {
  const { zone, currency, sources } = business;
  const change = await warehouse.declareBusiness({
    zone,
    currency,
    statuses: sources.flatMap(statusMeanings),
    sourceZones: Object.fromEntries(sources.map((source) => [source.id, source.zone])),
  });
  if (change === null) return;
  progress.stage(`time zone data ${change.to}`);
  progress.finished(
    `the clocks of ${change.zones.join(', ')} differ from those of ${change.from}: business days are computed again`,
  );
}

/** The files of all sources in their order, up to the first source that has none, and that source's error. */
async function filesOfSources(
  sources: readonly Source[],
): Promise<{ readonly files: SourceFile[]; readonly missing: LoadError | null }> {
  const files: SourceFile[] = [];
  for (const source of sources) {
    try {
      for (const path of await filesOf(source)) files.push({ source, path });
    } catch (error) {
      if (error instanceof LoadError) return { files, missing: error };
      throw error;
    }
  }
  return { files, missing: null };
}

/** Facts of a source that is not declared any more would be counted beside those of its successor. @throws LoadError */
async function refuseUndeclaredSources(warehouse: Warehouse, { sources }: Business): Promise<void> {
  const undeclared = (await warehouse.loadedSources()).find((loaded) => !sources.some(({ id }) => id === loaded));
  if (undeclared === undefined) return;
  throw new LoadError(
    `the store has facts of source '${undeclared}', which the config does not declare: declare it again, or delete its facts with 'evenkeel forget ${undeclared}'`,
  );
}

function statusMeanings({
  id,
  cancelled,
  adjustment,
}: Source): { source: string; status: string; meaning: 'cancelled' | 'adjustment' }[] {
  return [
    ...[...new Set(cancelled)].map((status) => ({ source: id, status, meaning: 'cancelled' as const })),
    ...[...new Set(adjustment)].map((status) => ({ source: id, status, meaning: 'adjustment' as const })),
  ];
}
