import { didYouMean } from '../../config/did-you-mean.ts';
import { ConfigError } from '../../config/config-error.ts';
import { fallbackOf } from '../../pipeline/deliver/deliver.ts';
import { testOf } from '../channel-test.ts';
import type { Context } from '../context.ts';
import { rowTable } from '../row-table.ts';

/** `evenkeel channels`: the channels of the config. */
export function channelsCommand({ messages: { channels, routes, digests } }: Context): void {
  if (channels.length === 0) {
    process.stdout.write('the config has no channels: declare them under messages\n');
    return;
  }
  const rows = channels.map(({ name, type }) => {
    const takes = [
      ...(routes.some(({ to }) => to.includes(name)) ? ['incidents'] : []),
      ...digests.filter(({ to }) => to.includes(name)).map(({ kind }) => `${kind} digest`),
      ...(type === 'heartbeat' ? ['each run'] : []),
    ];
    return [name, type, takes.join(', ') || 'nothing', fallbackOf(channels, name) ?? 'none'];
  });
  process.stdout.write(rowTable(['channel', 'type', 'takes', 'fallback'], rows));
}

/** `evenkeel channels test <name>`: sends a test. @returns the exit code: 1 if it was not accepted */
export async function testChannelCommand(context: Context, name: string): Promise<number> {
  const answer = await testOf(context, name, new AbortController().signal);
  if (!answer) {
    const names = context.messages.channels.map((channel) => channel.name);
    throw new ConfigError(`there is no channel '${name}'${didYouMean(name, names)}; evenkeel channels lists all`);
  }
  process.stdout.write(`${answer.status === 'accepted' ? 'accepted' : 'not accepted'}: ${answer.text}\n`);
  return answer.status === 'accepted' ? 0 : 1;
}
