import type { JSX } from 'react';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import type { ValueFormat } from '../../../report/words/period-text.ts';
import { metricPath } from '../../ui/metric-path.ts';
import { AnswerTile } from './answer-tile.tsx';
import { attentionGauge, landingGauge, operationsGauge, revenueGauge } from './gauges.ts';

interface AnswersProps {
  readonly summary: SummaryJson;
  /** Of the metric that the month is about. */
  readonly unit: ValueFormat['unit'];
}

/** The four answers, each a link to the page of its evidence. */
export function Answers({ summary, unit }: AnswersProps): JSX.Element {
  const evidence = [
    { href: metricPath(summary.revenue?.metric ?? 'revenue', ''), gauge: revenueGauge(summary) },
    { href: '/incidents', gauge: attentionGauge(summary) },
    { href: '/forecast', gauge: landingGauge(summary, unit) },
    { href: '/operations', gauge: operationsGauge(summary) },
  ];
  return (
    <section aria-label="Four answers">
      <ul className="answers">
        {summary.answers.map((answer, index) => (
          <li key={answer.question}>
            <AnswerTile
              answer={answer}
              href={evidence[index]?.href ?? '#main'}
              gauge={evidence[index]?.gauge ?? null}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
