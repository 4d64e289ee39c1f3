import type { JSX } from 'react';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { MetricLink } from '../../ui/metric-link.tsx';
import { markOf } from '../../ui/mark.tsx';
import { State } from '../../ui/states/state.tsx';

interface RestatedProps {
  readonly restated: SummaryJson['restated'];
  readonly today: string;
}

/** The days of whole metrics whose verdict late rows or a correction have changed. */
export function Restated({ restated, today }: RestatedProps): JSX.Element {
  if (restated.length === 0) return <p className="faint">No verdict has changed.</p>;
  return (
    <ul className="lines">
      {restated.map((verdict) => (
        <li key={`${verdict.metric} ${verdict.ds}`}>
          <MetricLink id={verdict.metric}>{verdict.title}</MetricLink>, {dayOfText(verdict.ds, today)}:{' '}
          <State mark={markOf(verdict)} word={verdict.state} /> {verdict.value}, {verdict.restated}
        </li>
      ))}
    </ul>
  );
}
