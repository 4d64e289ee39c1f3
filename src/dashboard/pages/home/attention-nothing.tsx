import type { JSX } from 'react';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import { isCurrent } from '../../data/use-page-data.ts';
import { sentenceCase } from '../../../report/words/answers/answer.ts';
import { State } from '../../ui/states/state.tsx';

/** The empty list of incidents; good news only if the days could be judged. */
export function AttentionNothing({ summary }: { readonly summary: SummaryJson }): JSX.Element {
  const answer = summary.answers.find(({ question }) => question === 'Attention');
  const isUnknown = answer?.tone !== 'normal' || !isCurrent(summary);
  const isUnclear = isUnknown && summary.revenue?.status === 'unclear';
  const mark = isUnclear ? 'unclear' : isUnknown ? 'late_data' : 'normal';
  return (
    <div className={`note is-${isUnknown ? 'unknown' : 'normal'}`}>
      <State mark={mark} word={isUnknown ? 'Nothing so far' : 'Nothing to decide'} />
      <p>
        {isUnknown && answer
          ? `${sentenceCase(answer.text)}.`
          : 'No figure is Warning or Critical on the days that could be judged.'}
      </p>
    </div>
  );
}
