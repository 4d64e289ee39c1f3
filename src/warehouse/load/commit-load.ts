import type { Database } from '../../store/connect/database.ts';
import type { Receipt } from '../receipt.ts';
import { eachRowIsAnOrder } from '../files/row-reader.ts';
import type { Source } from '../source.ts';
import { fileContent } from './read/file-content.ts';
import { findChanges, findVanishedEvents, mergeFacts } from './merge-facts.ts';
import { refuseMovedOrders, refuseTakenNumbers } from './order-numbers/order-numbers.ts';
import { keepReceipt, keepRejects, nextLoadId, type LoadInput } from './receipts.ts';
import { refuseTooLarge } from './refuse-too-large.ts';
import type { Staged } from './read/staged-rows.ts';
import { adoptEvents } from './unnamed-events.ts';

/** A file whose rows are staged. */
export interface Load extends LoadInput {
  /** Name of the file in errors. */
  readonly name: string;
  /** See `fileTag`; empty also where rows have ids of their own. */
  readonly tag: string;
  /** The file was loaded before, and its columns were read in another way. */
  readonly isReadAnew: boolean;
  readonly staged: Staged;
  readonly amounts: Receipt['amounts'];
  readonly rowsAccepted: number;
}

/** Merges what is staged into the facts and keeps the receipt, in one transaction. @throws LoadError */
export async function commitLoad(
  db: Database,
  source: Source,
  { name, tag, isReadAnew, staged, amounts, rowsAccepted, ...input }: Load,
  now: Date,
): Promise<Receipt> {
  const { file } = input;
  return db.transaction(async () => {
    const loadId = await nextLoadId(db);
    if (tag !== '' && !isReadAnew) await findVanishedEvents(db, source, tag);
    const equalEvents =
      tag === ''
        ? []
        : await adoptEvents(db, source, { tag, loadId }, async (path) => (await fileContent(path, path)).hash);
    await refuseTooLarge(db, source, name);
    await findChanges(db, source);
    if (staged.needsNumbers && source.table === 'fact_sales' && !eachRowIsAnOrder(source))
      await refuseTakenNumbers(db, source, staged, file, name);
    await refuseMovedOrders(db, source, { file, name, rowsAccepted, isReadAnew });
    const merged = await mergeFacts(db, source, { loadId, file, tag, isReadAnew });
    const counts = { rowsRead: staged.rowsRead, rowsAccepted, ...merged };
    await keepReceipt(db, { ...input, ...counts, loadId, table: source.table, mode: source.mode, loadedAt: now });
    await keepRejects(db, loadId, staged.rejects);
    return { source: source.id, file, isNew: true, ...counts, rejects: staged.rejects, amounts, equalEvents };
  });
}
