/** What a row counts of a message. */
export interface CountedMessage {
  readonly day: number;
  readonly channel: string;
  readonly kind: string;
  readonly isData: boolean;
  readonly isDelayed: boolean;
}

const OPENED: readonly string[] = ['opened', 'reopened'];
const DIGESTS: readonly string[] = ['daily', 'weekly'];

/** What the columns of a preview hold. Each message counts in one of the first six and in `all`. */
export const PREVIEW_COLUMNS = [
  ...(['opened', 'worse', 'loss_doubled', 'over', 'data_faults', 'digests'] as const),
  ...(['all', 'delayed', 'busiest_day'] as const),
] as const;

/** The messages of a channel by what they are about; `busiest_day`: the most on one day, digests apart. */
export type ChannelCounts = Readonly<Record<(typeof PREVIEW_COLUMNS)[number], number>>;

/** Counts previewed messages by channel, for channels without any, too. */
export function channelCounts(
  channels: readonly string[],
  messages: readonly CountedMessage[],
): Map<string, ChannelCounts> {
  return new Map(channels.map((name) => [name, countsOf(messages.filter(({ channel }) => channel === name))]));
}

function countsOf(own: readonly CountedMessage[]): ChannelCounts {
  const count = (isCounted: (message: CountedMessage) => boolean): number => own.filter(isCounted).length;
  const columns = own.map(columnOf);
  const of = (column: ReturnType<typeof columnOf>): number => columns.filter((one) => one === column).length;
  const byDay = new Map<number, number>();
  for (const message of own)
    if (columnOf(message) !== 'digests') byDay.set(message.day, (byDay.get(message.day) ?? 0) + 1);
  return {
    opened: of('opened'),
    worse: of('worse'),
    loss_doubled: of('loss_doubled'),
    over: of('over'),
    data_faults: of('data_faults'),
    digests: of('digests'),
    all: own.length,
    delayed: count(({ isDelayed }) => isDelayed),
    busiest_day: Math.max(0, ...byDay.values()),
  };
}

function columnOf({ kind, isData }: CountedMessage) {
  if (DIGESTS.includes(kind)) return 'digests';
  if (isData) return 'data_faults';
  if (OPENED.includes(kind)) return 'opened';
  if (kind === 'escalated') return 'worse';
  return kind === 'loss_doubled' ? 'loss_doubled' : 'over';
}
