import type { Operations } from '../../client/index.ts';
import { api, dataOf } from './api.ts';

type ActionName = 'ack' | 'snooze' | 'notes' | 'resolve' | 'feedback' | 'take-back';

/** What people do with an incident: the last part of the API's path, and the body without `by`. */
export type IncidentAction = {
  readonly [Name in ActionName]: {
    readonly path: Name;
    readonly body: Readonly<Omit<Operations[`POST /api/v1/incidents/{id}/${Name}`]['request']['body'], 'by'>>;
  };
}[ActionName];

/** What a link of a message leads to; the page does nothing before the button is pressed. */
export function linkedAction(search: string): 'ack' | 'snooze' | null {
  const action = new URLSearchParams(search).get('action');
  return action === 'ack' || action === 'snooze' ? action : null;
}

/**
 * Records an action.
 *
 * @param by null: the one who is signed in
 * @returns what it brings about, in sentences
 * @throws ApiError for a problem, TypeError if the API could not be reached.
 */
export async function actOnIncident(id: string, by: string | null, { path, body }: IncidentAction): Promise<string[]> {
  const request = { path: { id }, body: { ...(by !== null && { by }), ...body } };
  const { effects } = await dataOf(api.post(`/api/v1/incidents/{id}/${path}`, request));
  return effects;
}
