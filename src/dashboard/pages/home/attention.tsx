import type { JSX } from 'react';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import { AttentionItem } from './attention-item.tsx';
import { AttentionNothing } from './attention-nothing.tsx';
import { RestatedDays } from './restated-days.tsx';
import { State } from '../../ui/state.tsx';

const SHOWN_AT_ONCE = 3;

/** The alerts that need a decision, the most severe and costly first. */
export function Attention({ summary }: { readonly summary: SummaryJson }): JSX.Element {
  const { attention, favourable, restated, last_closed } = summary;
  const rest = attention.slice(SHOWN_AT_ONCE);
  const items = (verdicts: SummaryJson['attention']): JSX.Element[] =>
    verdicts.map((verdict) => <AttentionItem key={verdict.title} verdict={verdict} today={last_closed} />);
  return (
    <section aria-labelledby="attention">
      <div className="chart-head">
        <h2 id="attention">
          Needs a decision <span className="faint h-note">last 7 days</span>
        </h2>
      </div>
      {attention.length === 0 ? <AttentionNothing summary={summary} /> : null}
      <ol className="open">{items(attention.slice(0, SHOWN_AT_ONCE))}</ol>
      {rest.length > 0 ? (
        <details className="fold rest">
          <summary>Show {rest.length} more</summary>
          <ol className="open">{items(rest)}</ol>
        </details>
      ) : null}
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
