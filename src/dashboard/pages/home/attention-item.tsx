import type { JSX } from 'react';
import type { VerdictJson } from '../../../api/shared/verdict-schema.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { MetricLink } from '../../ui/metric-link.tsx';
import { Mark, markOf, toneClass } from '../../ui/mark.tsx';

interface AttentionItemProps {
  readonly verdict: VerdictJson;
  readonly today: string;
}

/** One alert: title, gap and evidence. */
export function AttentionItem({ verdict, today }: AttentionItemProps): JSX.Element {
  const { title, state, gap, value, evidence, restated, ds } = verdict;
  const mark = markOf(verdict);
  return (
    <li>
      <span className={toneClass(mark)}>
        <Mark name={mark} />
      </span>
      <span className="name">
        <span className="vh">{state}: </span>
        <MetricLink id={verdict.metric} slice={verdict.slice}>
          {title}
        </MetricLink>
      </span>
      <span className="money">{gap}</span>
      <span className="more">
        {value} on {dayOfText(ds, today)}: {evidence}
        {restated === null ? null : `; ${restated}`}
      </span>
    </li>
  );
}
