import { isoDay, type Day } from '../../../calendar/day.ts';
import { csvLine } from '../../csv/csv-line.ts';
import type { DayVerdict } from '../../summary.ts';
import { dayText } from '../format.ts';
import { seriesInSentence } from '../series-title.ts';

/** An event that an incident turned out to be. */
interface EventOfIncident {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly scope: string;
}

interface Proposal {
  readonly metric: string;
  readonly now: number;
  readonly proposed: number;
  readonly alerts: number;
  readonly leftOut: readonly DayVerdict[];
}

const NAMED_AT_MOST = 5;

/** What an event changes, and the line of `events.csv` that says the same. */
export function eventTexts({ name, from, to, scope }: EventOfIncident): string[] {
  return [
    'the next run takes it into account; to keep it with the config, add to events.csv:',
    csvLine([name, isoDay(from), isoDay(to), scope]).trimEnd(),
  ];
}

/** A tolerance to declare and what it costs; nothing is changed by itself. */
export function proposalTexts(proposal: Proposal | null, year: number): string[] {
  if (!proposal) return ['no tolerance would have kept it from being an alert; nothing was changed'];
  const { metric, now, proposed, alerts, leftOut } = proposal;
  const named = leftOut
    .slice(0, NAMED_AT_MOST)
    .map((item) => `${seriesInSentence(item)} on ${dayText(item.day, year)}`);
  const more = leftOut.length > named.length ? [`${leftOut.length - named.length} more`] : [];
  const cost =
    leftOut.length === 0
      ? `it would have left out no other of the ${alerts} alerts on judged days`
      : `it would also have left out ${leftOut.length} of the ${alerts} alerts on judged days: ${[...named, ...more].join(', ')}`;
  return [
    `nothing was changed; with metrics.${metric}.tolerance: ${proposed} (now ${now}) it would not have been an alert`,
    cost,
  ];
}
