import type { Day } from '../calendar/day.ts';
import type { IncidentRecord } from './incident.ts';

export const ACTIONS = ['ack', 'assign', 'snooze', 'note', 'resolve', 'feedback', 'take_back'] as const;
export type ActionKind = (typeof ACTIONS)[number];

export const FEEDBACK = ['true', 'expected', 'false_alarm', 'new_normal'] as const;
/** What an incident turned out to be. All but `true` settle it. */
export type Feedback = (typeof FEEDBACK)[number];

/** What a person does about an incident. */
export interface Action {
  readonly kind: ActionKind;
  readonly by: string;
  /** `assign`: the person. */
  readonly assignee: string | null;
  /** `snooze`: the last day on which it is hidden. */
  readonly until: Day | null;
  readonly feedback: Feedback | null;
  /** The note, or the cause. */
  readonly note: string | null;
}

/** An action that was taken. */
export interface TakenAction extends Action {
  readonly at: Date;
  /** The last alert of the incident at that time. */
  readonly lastAlert: Day;
}

/** Where people are with an incident. */
export interface Handling {
  readonly acknowledgedBy: string | null;
  readonly assignee: string | null;
  /** The last day on which it is hidden; null once that is over. */
  readonly snoozedUntil: Day | null;
  /** How it was settled; null while it is not, or since it had another alert. */
  readonly settledAs: 'resolved' | Exclude<Feedback, 'true'> | null;
  readonly settledBy: string | null;
}

/**
 * Where people are with an incident.
 * @param actions in the order in which they were taken
 * @param today a snooze up to the day before is over
 */
export function handling(
  { lastAlert }: Pick<IncidentRecord, 'lastAlert'>,
  actions: readonly TakenAction[],
  today: Day,
): Handling {
  const settling = actions.findLast(
    (action, place) =>
      settledAs(action) !== null && action.lastAlert >= lastAlert && !isTakenBack(action, actions.slice(place)),
  );
  const snooze = actions.findLast(({ kind }) => kind === 'snooze')?.until ?? null;
  return {
    acknowledgedBy: actions.find(({ kind }) => kind === 'ack')?.by ?? null,
    assignee: actions.findLast(({ kind }) => kind === 'assign')?.assignee ?? null,
    snoozedUntil: snooze !== null && snooze >= today ? snooze : null,
    settledAs: settling ? settledAs(settling) : null,
    settledBy: settling?.by ?? null,
  };
}

/** Whether feedback calls an incident the new normal, and was not taken back. @param actions in the order in which they were taken */
export function isNewNormal(actions: readonly Action[]): boolean {
  return actions.some(
    (action, place) => action.feedback === 'new_normal' && !isTakenBack(action, actions.slice(place)),
  );
}

/** Only a new normal can be taken back. */
function isTakenBack({ feedback }: Action, later: readonly Action[]): boolean {
  return feedback === 'new_normal' && later.some(({ kind }) => kind === 'take_back');
}

function settledAs({ kind, feedback }: Action): Handling['settledAs'] {
  if (kind === 'resolve') return 'resolved';
  return kind === 'feedback' && feedback !== null && feedback !== 'true' ? feedback : null;
}
