import { postData } from './fetch-data.ts';

/** What people do with an incident: the last part of the API's path, and the body without `by`. */
export interface IncidentAction {
  readonly path: 'ack' | 'snooze' | 'notes' | 'resolve' | 'feedback';
  readonly body: Readonly<Record<string, string>>;
}

/** Records an action. @returns what it brings about, in sentences @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function actOnIncident(id: string, by: string, { path, body }: IncidentAction): Promise<string[]> {
  const url = `/api/v1/incidents/${encodeURIComponent(id)}/${path}`;
  const { effects } = await postData<{ effects: string[] }>(url, { by, ...body });
  return effects;
}
