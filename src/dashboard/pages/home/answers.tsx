import type { JSX } from 'react';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import { AnswerTile } from './answer-tile.tsx';
import { attentionGauge, landingGauge, operationsGauge, revenueGauge } from './gauges.ts';

/** The four answers, each a link to its evidence below. */
export function Answers({ summary }: { readonly summary: SummaryJson }): JSX.Element {
  const evidence = [
    { href: '#revenue', gauge: revenueGauge(summary) },
    { href: '#attention', gauge: attentionGauge(summary) },
    { href: '#revenue', gauge: landingGauge(summary) },
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
