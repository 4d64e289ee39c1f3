import { sqlWarehouse } from '../../warehouse/sql-warehouse.ts';
import { saveAuditEntry } from '../../store/access/audit-log.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import type { Context } from '../context.ts';
import { atTerminal } from '../local-user.ts';
import { withExistingStore, writingTo } from '../with-store.ts';

/** `evenkeel forget SOURCE`: takes the facts of a source that the config declares no more out of the store. */
export async function forgetCommand(context: Context, source: string): Promise<void> {
  if (context.business.sources.some(({ id }) => id === source)) {
    throw new ConfigError(
      `the config declares sources.${source}: take it out there first, or the next run loads it again`,
    );
  }
  await withExistingStore(context, async (db) =>
    writingTo(db, context, async () => {
      const warehouse = sqlWarehouse(db);
      const facts = await warehouse.forgetSource(source);
      await warehouse.rollUp();
      const target = `${source}, ${facts} facts`;
      await saveAuditEntry(db, { at: context.now, ...atTerminal(), what: 'forget source', target, outcome: 'done' });
      process.stdout.write(`${facts} facts of source '${source}' are gone; the next run judges their days again\n`);
    }),
  );
}
