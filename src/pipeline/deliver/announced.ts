import type { Day } from '../../calendar/day.ts';
import type { IncidentRecord } from '../../incidents/incident.ts';
import { END_KINDS, type IncidentKind } from '../../notify/message/message.ts';
import type { NewTransition } from '../../store/deliveries/announcements.ts';

/** What happened last, the most important first: what a run records of an incident is one message. */
const COURSE: readonly IncidentKind[] = ['opened', 'reopened', 'escalated', 'loss_doubled'];

/** What happened longer ago is no news. */
const NEWS_DAYS = 7;

export interface Announced extends Pick<NewTransition, 'place' | 'ordinal'> {
  readonly kind: IncidentKind;
  readonly isEnd: boolean;
}

/**
 * The transition that a run announces of an incident; null if it announces none: for what was over before anybody could have heard of it,
 * and for days long past.
 *
 * @param added what the run recorded of it
 */
export function announced(
  { state, lastAlert }: Pick<IncidentRecord, 'state' | 'lastAlert'>,
  added: readonly NewTransition[],
  lastClosed: Day,
): Announced | null {
  const isOpen = state === 'open';
  const kinds = isOpen ? COURSE : END_KINDS;
  for (const kind of kinds) {
    const found = added.findLast((one) => one.kind === kind);
    const day = isOpen ? lastAlert : found?.day;
    if (found && day !== undefined && day > lastClosed - NEWS_DAYS)
      return { kind, place: found.place, ordinal: found.ordinal, isEnd: !isOpen };
  }
  return null;
}
