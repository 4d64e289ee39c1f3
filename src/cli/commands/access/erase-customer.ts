import { ConfigError } from '../../../config/faults/config-error.ts';
import { eraseFromInboxes } from '../../../pipeline/receive/erase-from-inbox.ts';
import { saveAuditEntry } from '../../../store/access/audit-log.ts';
import type { RewrittenFile } from '../../../warehouse/load/erase-customer.ts';
import { sqlWarehouse } from '../../../warehouse/sql-warehouse.ts';
import { displayPath } from '../../../warehouse/files/display-path.ts';
import type { Context } from '../../context.ts';
import { atTerminal } from '../../local-user.ts';
import { withExistingStore, writeRejects, writingTo } from '../../with-store.ts';

const COLUMN = 'customer_id';

/**
 * `evenkeel erase-customer ID`: takes the id of a customer out of the facts and of received batches. The audit log has that it was done,
 * without the id.
 * @throws ConfigError where customers are slices, or no fact has the id
 */
export async function eraseCustomerCommand(context: Context, customerId: string): Promise<void> {
  const sliced = context.business.metrics.find(({ dimensions }) => dimensions.includes(COLUMN));
  if (sliced)
    throw new ConfigError(
      `metrics.${sliced.id}.dimensions has ${COLUMN}, so that figures by customer are in the store: take it out of the config, and begin a new store`,
    );
  await withExistingStore(context, async (db) =>
    writingTo(db, context, async () => {
      const warehouse = sqlWarehouse(db);
      let batches: readonly RewrittenFile[] = [];
      const { facts, rejects, files } = await warehouse.eraseCustomer(customerId, async (erased) => {
        batches = await eraseFromInboxes(context.business.sources, { customerId, replacement: erased.replacement });
        if (erased.facts + erased.rejects + batches.length === 0)
          throw new ConfigError('no fact has this customer_id: nothing was changed');
        const entry = { at: context.now, ...atTerminal() };
        const target = `a customer, ${erased.facts} facts`;
        await saveAuditEntry(db, { ...entry, what: 'erase customer', target, outcome: 'done' });
        await writeRejects(context.out, await warehouse.rejects());
        return batches;
      });
      process.stdout.write(
        `erased from ${facts} facts, ${rejects} rejected values and ${batches.length} received batches; no figure changes\n`,
      );
      const others = files.filter(
        ({ source, file }) => !batches.some((one) => one.source === source && one.file === file),
      );
      if (others.length === 0) return;
      const list = others.map(({ source, file }) => `  ${source}: ${displayPath(file)}\n`).join('');
      process.stderr.write(
        `These files brought the id. Remove it there too, or a later load of them brings it back:\n${list}`,
      );
    }),
  );
}
