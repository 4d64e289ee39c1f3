import { deliverDue, type Tried } from '../../../pipeline/deliver/deliver.ts';
import { deliveringStore } from '../../../store/connect/hold.ts';
import { colours } from '../../terminal/colours.ts';
import type { Context } from '../../context.ts';
import { deliveringOf } from '../../delivering.ts';
import { interruption } from '../../interruption.ts';
import { withExistingStore } from '../../with-store.ts';

const pc = colours(process.stdout, process.env);
/** `evenkeel deliver`: sends the messages that are due, without a server. @returns the exit code: 1 if a channel refused one */
export async function deliverCommand(context: Context): Promise<number> {
  if (context.messages.channels.length === 0) {
    process.stdout.write('the config has no channels: declare them under messages\n');
    return 0;
  }
  return withExistingStore(context, async (db) => {
    const stop = interruption();
    const delivering = deliveringOf(db, context, { nowMs: () => Date.now(), stop: stop.signal });
    const tried = await deliveringStore(db, async () => deliverDue(delivering));
    if (tried === null) process.stdout.write('another evenkeel process is sending the messages of this store\n');
    else if (tried.length === 0) process.stdout.write('nothing is due\n');
    for (const one of tried ?? []) process.stdout.write(triedLine(one));
    return tried?.some(({ attempted }) => attempted.state === 'dead') ? 1 : 0;
  });
}

function triedLine({
  delivery: { channel, kind, incident },
  attempted: { state, answer, nextAttemptAt },
}: Tried): string {
  const what = [channel, kind, ...(incident === null ? [] : [incident])].join('  ');
  const word = state === 'sent' ? pc.green('sent') : state === 'dead' ? pc.red('dead') : pc.yellow('failed');
  const again = nextAttemptAt ? `; again from ${nextAttemptAt.toISOString().slice(0, 16).replace('T', ' ')} UTC` : '';
  return `${word}  ${what}  ${answer ?? ''}${again}\n`;
}
