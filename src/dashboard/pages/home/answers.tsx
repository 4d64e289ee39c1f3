import type { JSX } from 'react';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import type { ValueFormat } from '../../../report/words/period-text.ts';
import { AnswerTile } from './answer-tile.tsx';
import { attentionGauge, landingGauge, operationsGauge, revenueGauge } from './gauges.ts';

interface AnswersProps {
  readonly summary: SummaryJson;
  /** Of the metric that the month is about. */
  readonly unit: ValueFormat['unit'];
}

/** The four answers, each a link to its evidence below. */
export function Answers({ summary, unit }: AnswersProps): JSX.Element {
  const evidence = [
    { href: '#revenue', gauge: revenueGauge(summary) },
    { href: '#attention', gauge: attentionGauge(summary) },
    { href: '#revenue', gauge: landingGauge(summary, unit) },
    { href: '#figures', gauge: operationsGauge(summary) },
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
