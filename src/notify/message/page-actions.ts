import type { MessageAction } from './message.ts';

/** The page, or an incident on it; none where the address of the page is not known. */
export function pageActions(page: string | null, incident: string | null): MessageAction[] {
  if (page === null) return [];
  if (incident === null) return [{ kind: 'open', label: 'Open Evenkeel', url: `${page}/` }];
  return [{ kind: 'open', label: 'Open', url: incidentUrl(page, incident) }];
}

/**
 * What to do with an open incident. Each opens the page at its button and does nothing by itself: mail programs and chats open links to
 * look at them.
 */
export function incidentActions(page: string | null, incident: string): MessageAction[] {
  if (page === null) return [];
  const url = incidentUrl(page, incident);
  return [
    { kind: 'ack', label: 'Acknowledge', url: `${url}?action=ack` },
    { kind: 'snooze', label: 'Snooze', url: `${url}?action=snooze` },
    ...pageActions(page, incident),
  ];
}

function incidentUrl(page: string, incident: string): string {
  return `${page}/incidents/${encodeURIComponent(incident)}`;
}
