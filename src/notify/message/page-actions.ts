import type { MessageAction } from './message.ts';

/** Links to an incident, or to the page; none where its address is not known. */
export function pageActions(page: string | null, incident: string | null): MessageAction[] {
  if (page === null) return [];
  if (incident === null) return [{ label: 'Open Evenkeel', url: `${page}/` }];
  const url = `${page}/incidents/${encodeURIComponent(incident)}`;
  return [{ label: 'Look and decide', url }];
}
