import { ConfigError } from '../../../config/faults/config-error.ts';
import { deliveriesCsv } from '../../../report/csv/deliveries-csv.ts';
import { deliveryJson } from '../../../pipeline/deliver/delivery-json.ts';
import type { DeliveryState } from '../../../store/deliveries/delivery-row.ts';
import { saveAuditEntry } from '../../../store/access/audit-log.ts';
import { loadDeliveries } from '../../../store/deliveries/load-deliveries.ts';
import { requeueDelivery } from '../../../store/deliveries/record-attempt.ts';
import type { Context } from '../../context.ts';
import { atTerminal } from '../../local-user.ts';
import { rowTable } from '../../terminal/row-table.ts';
import { withExistingStore } from '../../with-store.ts';

export interface DeliveriesOptions {
  readonly state?: DeliveryState;
  readonly limit: number;
  readonly format: 'table' | 'json' | 'csv';
}

/** `evenkeel deliveries`: the messages of the store and what became of them, the newest first. */
export async function deliveriesCommand(context: Context, { state, limit, format }: DeliveriesOptions): Promise<void> {
  await withExistingStore(context, async (db) => {
    const data = (await loadDeliveries(db, { state, offset: 0, limit })).map(deliveryJson);
    if (format === 'json') process.stdout.write(`${JSON.stringify({ data }, null, 2)}\n`);
    else if (format === 'csv') process.stdout.write(deliveriesCsv(data));
    else if (data.length === 0) process.stdout.write('no deliveries\n');
    else
      process.stdout.write(
        rowTable(
          ['queued', 'state', 'channel', 'kind', 'incident', 'tries', 'answer', 'id'],
          data.map((one) => [
            one.queued_at.slice(0, 16).replace('T', ' '),
            ...[one.state, one.channel, one.kind, one.incident ?? '', String(one.attempts), one.answer ?? '', one.id],
          ]),
        ),
      );
  });
}

/** `evenkeel deliveries retry <id>`: puts a delivery that is dead back into the queue. */
export async function retryDeliveryCommand(context: Context, id: string): Promise<void> {
  await withExistingStore(context, async (db) => {
    await db.transaction(async () => {
      if (!(await requeueDelivery(db, id, context.now)))
        throw new ConfigError(`there is no dead delivery '${id}': evenkeel deliveries --state dead lists them`);
      const entry = { at: context.now, ...atTerminal(), what: 'retry delivery', target: id, outcome: 'done' } as const;
      await saveAuditEntry(db, entry);
    });
    process.stdout.write(`${id} is queued again: evenkeel deliver sends it, or the server by itself\n`);
  });
}
