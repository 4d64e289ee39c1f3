import type { JSX } from 'react';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import { AttentionItem } from './attention-item.tsx';
import { AttentionNothing } from './attention-nothing.tsx';
import { RestatedDays } from './restated-days.tsx';
import { State } from '../../ui/states/state.tsx';

const SHOWN_AT_ONCE = 3;

/** The incidents that need a decision and those lately over, the most severe and costly first. */
export function Attention({ summary }: { readonly summary: SummaryJson }): JSX.Element {
  const { incidents, favourable, restated, last_closed, snoozed } = summary;
  const rest = incidents.slice(SHOWN_AT_ONCE);
  const items = (some: SummaryJson['incidents']): JSX.Element[] =>
    some.map((incident) => <AttentionItem key={incident.id} incident={incident} />);
  return (
    <section aria-labelledby="attention">
      <div className="chart-head">
        <h2 id="attention">
          Needs a decision <span className="faint h-note">open, or over in the last 7 days</span>
        </h2>
      </div>
      {incidents.length === 0 ? <AttentionNothing summary={summary} /> : null}
      <ol className="open">{items(incidents.slice(0, SHOWN_AT_ONCE))}</ol>
      {rest.length > 0 ? (
        <details className="fold rest">
          <summary>Show {rest.length} more</summary>
          <ol className="open">{items(rest)}</ol>
        </details>
      ) : null}
      {snoozed > 0 ? <p className="after-list">{snoozed} snoozed</p> : null}
      {favourable.length > 0 ? (
        <p className="after-list">
          <State mark="good" word="Unusual (good)" />{' '}
          {favourable.map(({ title, gap }) => `${title} ${gap ?? ''}`).join(', ')}
        </p>
      ) : null}
      {restated.length > 0 ? <RestatedDays restated={restated} today={last_closed} /> : null}
    </section>
  );
}
