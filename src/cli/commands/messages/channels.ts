import { didYouMean } from '../../../config/faults/did-you-mean.ts';
import { ConfigError } from '../../../config/faults/config-error.ts';
import { addDays, isoDay } from '../../../calendar/day.ts';
import { zone } from '../../../calendar/zone.ts';
import { channelReports } from '../../../pipeline/deliver/channel-report.ts';
import { previewMessages } from '../../../pipeline/deliver/preview-messages.ts';
import { snapshotOf } from '../../../pipeline/read/snapshot.ts';
import { channelCounts, PREVIEW_COLUMNS } from '../../../report/channel-counts.ts';
import { newestFinishedRun } from '../../../store/runs/newest-finished-run.ts';
import { testOf } from '../../channel-test.ts';
import type { Context } from '../../context.ts';
import { rowTable } from '../../terminal/row-table.ts';
import { withExistingStore } from '../../with-store.ts';

const NO_CHANNELS = 'the config has no channels: declare them under messages\n';

/** `evenkeel channels`: the channels of the config. */
export function channelsCommand({ messages }: Context): void {
  if (messages.channels.length === 0) {
    process.stdout.write(NO_CHANNELS);
    return;
  }
  const rows = channelReports(messages).map(({ name, type, takes, fallback }) => {
    return [name, type, takes.join(', ') || 'nothing', fallback ?? 'none'];
  });
  process.stdout.write(rowTable(['channel', 'type', 'takes', 'fallback'], rows));
}

export interface PreviewOptions {
  /** By default all judged days. */
  readonly days?: number;
  readonly format: 'table' | 'json';
}

/** `evenkeel channels preview`: what the channels would have received of the judged days. @throws ConfigError before the first run */
export async function previewChannelsCommand(context: Context, { days, format }: PreviewOptions): Promise<void> {
  const { business, messages, scheduleMinute, asOf } = context;
  if (messages.channels.length === 0) {
    process.stdout.write(NO_CHANNELS);
    return;
  }
  const minute = context.dueMinute ?? scheduleMinute ?? minuteOf(asOf, business.zone);
  await withExistingStore(context, async (db) => {
    const run = await newestFinishedRun(db);
    if (!run) throw new ConfigError('no run has finished yet: evenkeel run makes the first one');
    const to = snapshotOf(run, { actions: 0, incidentsTo: null }).judgedTo;
    const from = addDays(to, 1 - Math.min(days ?? business.judgedDays, business.judgedDays));
    const previewed = await previewMessages(db, business, messages, { from, to, runId: run.runId, dueMinute: minute });
    if (format === 'json') {
      const data = previewed.map(({ day, isData, isDelayed, ...one }) => {
        return { ds: isoDay(day), ...one, data_fault: isData, delayed: isDelayed };
      });
      process.stdout.write(`${JSON.stringify({ data }, null, 2)}\n`);
      return;
    }
    const people = messages.channels.filter(({ type }) => type !== 'heartbeat').map(({ name }) => name);
    const rows = [...channelCounts(people, previewed)].map(([name, counts]) => [
      name,
      ...PREVIEW_COLUMNS.map((column) => String(counts[column])),
    ]);
    process.stdout.write(rowTable(['channel', ...PREVIEW_COLUMNS.map((column) => column.replaceAll('_', ' '))], rows));
    process.stdout.write(`${isoDay(from)} to ${isoDay(to)}, each day judged on the next one. Nothing was sent.\n`);
  });
}

function minuteOf(asOf: Date, zoneName: string): number {
  return Math.floor(zone(zoneName).localTime(asOf.getTime()) / 60_000) % 1440;
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
