import { inertMessage } from './inert-message.ts';
import type { Message } from './message.ts';
import { pageActions } from './page-actions.ts';

const NOTHING = { context: '', lines: [], footer: '', incident: null, figures: null, chart: null } as const;

/** A message that shows that a channel works. */
export function testMessage(id: string, business: string, channel: string, page: string | null): Message {
  return inertMessage({
    ...{ ...NOTHING, id, business, kind: 'test', tone: 'normal', word: 'Test', shape: '●' },
    title: `channel ${channel}`,
    headline: `This is a test of the channel ${channel}: messages of ${business} arrive here.`,
    actions: pageActions(page, null),
  });
}

/** The call of a dead-man's switch. */
export function heartbeatMessage(id: string, business: string): Message {
  return inertMessage({
    ...{ ...NOTHING, id, business, kind: 'heartbeat', tone: 'normal', word: 'Heartbeat', shape: '●' },
    ...{ title: 'a run has finished', headline: 'A run has finished.', actions: [] },
  });
}
