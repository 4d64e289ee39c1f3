import { basename } from 'node:path';
import type { Database } from '../../store/database.ts';
import { declareBusiness } from '../../warehouse/load/declare-business.ts';
import { loadedSources } from '../../warehouse/load/receipts.ts';
import { LoadError } from '../../warehouse/load-error.ts';
import { loadFile } from '../../warehouse/load/load-file.ts';
import type { Receipt } from '../../warehouse/receipt.ts';
import { filesOf } from '../../warehouse/files/source-files.ts';
import type { Source } from '../../warehouse/source.ts';
import type { Business } from '../../config/business.ts';
import type { Progress } from '../progress.ts';

/**
 * Loads what is new in every source, each file as a transaction of its own.
 *
 * @param now what the receipts are dated
 * @throws CsvError or LoadError at the first file that can't be taken; the files before it stay loaded.
 */
export async function loadSources(db: Database, business: Business, now: Date, progress: Progress): Promise<Receipt[]> {
  await declareBusiness(db, {
    zone: business.zone,
    currency: business.currency,
    statuses: business.sources.flatMap(statusMeanings),
  });
  await refuseForgottenSources(db, business);
  const receipts: Receipt[] = [];
  for (const source of business.sources) {
    for (const path of await filesOf(source)) {
      progress.stage(`load ${source.id}: ${basename(path)}`);
      const receipt = await loadFile(db, source, path, now, (share, rows) => progress.done(share, rows));
      progress.finished(receiptText(receipt));
      receipts.push(receipt);
    }
  }
  return receipts;
}

/** Facts of a source that is not declared any more would be counted on, beside those of its successor. @throws LoadError */
async function refuseForgottenSources(db: Database, { sources }: Business): Promise<void> {
  const forgotten = (await loadedSources(db)).find((loaded) => !sources.some(({ id }) => id === loaded));
  if (forgotten === undefined) return;
  throw new LoadError(
    `the store has facts of source '${forgotten}', which the config does not declare: declare it again, or take its facts out with 'evenkeel forget ${forgotten}'`,
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

const COUNT = new Intl.NumberFormat('en-GB');

function receiptText(receipt: Receipt): string {
  if (!receipt.isNew) return 'already loaded, nothing to do';
  const counts = [
    `${COUNT.format(receipt.rowsRead)} lines read, ${COUNT.format(receipt.rejects.length)} rejected`,
    `${COUNT.format(receipt.rowsInserted)} new, ${COUNT.format(receipt.rowsUpdated)} corrected, ${COUNT.format(receipt.rowsDeleted)} gone`,
  ];
  const amounts = receipt.amounts.map(({ currency, total }) => `${currency} ${exact(total)}`);
  return [...counts, ...(amounts.length > 0 ? [`sum of amounts ${amounts.join(' + ')}`] : [])].join('; ');
}

/** An exact decimal with separators and without the zeros at its end. */
function exact(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = fraction.replace(/0+$/, '');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${digits === '' ? '' : `.${digits}`}`;
}
