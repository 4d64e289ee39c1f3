import type { JSX } from 'react';
import { Link } from 'wouter';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import type { IncidentDetailJson } from '../../../report/incident-json.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { incidentPath } from '../../ui/incident-path.ts';
import { State } from '../../ui/states/state.tsx';

interface IncidentTitleProps {
  readonly incident: IncidentDetailJson;
  readonly summary: SummaryJson;
}

/** The incident in a sentence, and its days. */
export function IncidentTitle({ incident, summary }: IncidentTitleProps): JSX.Element {
  const { id, mark, word, sentence, finding, type, onset, opened_on, last_alert, closed_on, days, merged_into } =
    incident;
  const { acknowledged_by, assignee, snoozed_until } = incident;
  const today = summary.last_closed;
  return (
    <section aria-labelledby="title">
      <title>{`${sentence} · Evenkeel`}</title>
      <p className="crumb">
        <Link href="/incidents">Incidents</Link> / {id}
      </p>
      <h1 className="verdict" id="title">
        <State mark={mark} word={word} />: {finding}.
      </h1>
      <p className="fresh">
        <span>
          {kindText(type)}, {days === 1 ? 'one day' : `${days} days`}
        </span>
        <span>
          {onset === opened_on ? 'Since' : 'Began'} {dayOfText(onset, today)}
          {onset === opened_on ? '' : `, seen on ${dayOfText(opened_on, today)}`}
        </span>
        <span>Last alert {dayOfText(last_alert, today)}</span>
        {closed_on === null ? null : <span>Over on {dayOfText(closed_on, today)}</span>}
        {acknowledged_by === null ? null : <span>Acknowledged by {acknowledged_by}</span>}
        {assignee === null ? null : <span>Assigned to {assignee}</span>}
        {snoozed_until === null ? null : <span>Snoozed until {dayOfText(snoozed_until, today)}</span>}
        {merged_into === null ? null : (
          <span>
            Part of <Link href={incidentPath(merged_into)}>{merged_into}</Link>
          </span>
        )}
      </p>
    </section>
  );
}

/** `Level shift` */
function kindText(type: IncidentDetailJson['type']): string {
  const words = type === 'data' ? 'fault in the data' : type.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
