import type { ActionKind } from '../../incidents/action.ts';

/** What the API and the audit log call an action. */
export const ACTION_SUMMARIES: Readonly<Record<ActionKind, string>> = {
  ack: 'Acknowledge an incident',
  assign: 'Assign an incident to a person',
  snooze: 'Hide an incident for a while',
  note: 'Add a note to an incident',
  resolve: 'Settle an incident until its next alert',
  feedback: 'Say what an incident was',
  take_back: 'Take back that an incident is the new normal',
};
