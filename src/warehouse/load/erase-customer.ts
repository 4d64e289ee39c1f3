import { randomBytes } from 'node:crypto';
import type { Database } from '../../store/connect/database.ts';
import { number, text } from '../../store/row.ts';

const ID_BYTES = 12;

/** What was erased of a customer. */
export interface Erased {
  readonly facts: number;
  /** Rejected values that were the id. */
  readonly rejects: number;
  /** The files that brought these facts, by source: where the id still stands. */
  readonly files: readonly { readonly source: string; readonly file: string }[];
  /** The id that the facts have instead. */
  readonly replacement: string;
}

/** A file that was loaded before, and has other content by now. */
export interface RewrittenFile {
  readonly source: string;
  readonly file: string;
  readonly contentHash: string;
}

/**
 * Replaces the id of a customer by a random one, in one transaction: the facts stay those of one customer, so that no figure changes, and
 * nothing leads back to the person.
 *
 * @param finish what belongs to the same transaction; if it throws, nothing is erased. It returns the files that it rewrote, which are not
 * loaded again for that
 */
export async function eraseCustomer(
  db: Database,
  customerId: string,
  finish: (erased: Erased) => Promise<readonly RewrittenFile[]> = async () => [],
): Promise<Erased> {
  const replacement = `erased-${randomBytes(ID_BYTES).toString('hex')}`;
  return db.transaction(async () => {
    const files = await db.query(
      `select distinct l.source, l.file
       from loads as l
       inner join fact_sales as f on f.load_id = l.load_id
       where f.customer_id = $1
       order by l.source, l.file`,
      [customerId],
    );
    const facts = await countOf(db, 'fact_sales where customer_id = $1', customerId);
    const rejects = await countOf(db, 'rejects where value = $1', customerId);
    await db.query('update fact_sales set customer_id = $2 where customer_id = $1', [customerId, replacement]);
    await db.query('delete from rejects where value = $1', [customerId]);
    const sources = files.map((row) => ({ source: text(row, 'source'), file: text(row, 'file') }));
    const erased = { facts, rejects, files: sources, replacement };
    for (const { source, file, contentHash } of await finish(erased))
      // One without a hash is to be read again anyway.
      await db.query("update loads set content_hash = $3 where source = $1 and file = $2 and content_hash <> ''", [
        source,
        file,
        contentHash,
      ]);
    return erased;
  });
}

async function countOf(db: Database, from: string, customerId: string): Promise<number> {
  const [row] = await db.query(`select count(*) as found from ${from}`, [customerId]);
  return row ? number(row, 'found') : 0;
}
