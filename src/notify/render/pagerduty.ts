import { shortened } from '../message/inert.ts';
import { isEndKind, type Message } from '../message/message.ts';
import { renderText, subject } from './text.ts';

const LONGEST_SUMMARY = 1024;

/**
 * The body of an event for PagerDuty's Events API v2: an incident is one alert there, which its end resolves.
 *
 * @see https://developer.pagerduty.com/docs/send-alert-event
 */
export function renderPagerDuty(message: Message, routingKey: string, at: Date): string {
  const { id, kind, tone, business, headline, figures, incident, actions } = message;
  const isOver = isEndKind(kind);
  const event = {
    routing_key: routingKey,
    event_action: isOver ? 'resolve' : 'trigger',
    // An undelivered message is an alert of its own: the one of its incident may be resolved already.
    dedup_key: `evenkeel/${kind === 'dead_letter' ? id : (incident ?? id)}`,
  };
  if (isOver) return JSON.stringify(event);
  return JSON.stringify({
    ...event,
    client: 'Evenkeel',
    links: actions.map(({ label, url }) => ({ href: url, text: label })),
    payload: {
      summary: shortened(`${subject(message)}: ${headline}`, LONGEST_SUMMARY),
      source: business,
      severity: tone === 'critical' ? 'critical' : tone === 'warning' ? 'warning' : 'info',
      timestamp: at.toISOString(),
      component: figures?.metric ?? 'evenkeel',
      class: kind,
      custom_details: { text: renderText(message), figures },
    },
  });
}
