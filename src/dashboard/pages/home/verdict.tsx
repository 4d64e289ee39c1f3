import type { JSX } from 'react';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { sentenceCase } from '../../../report/words/answers/answer.ts';
import { isLateNow } from '../../../report/words/days/data-fault-text.ts';
import { silenceText } from '../../../report/words/days/data-stop-text.ts';
import { SinceLastLook } from './since-last-look.tsx';
import { State } from '../../ui/states/state.tsx';

const FAULTS_AT_MOST = 3;

/** The headline, faults in the data, and the freshness of the data. */
export function Verdict({ summary }: { readonly summary: SummaryJson }): JSX.Element {
  const { subject, state, mark, text } = summary.headline;
  const silence = silenceText(summary.usual_silence);
  // Where revenue is late, the headline says it.
  const otherStop = summary.revenue?.status === 'late_data' ? null : summary.data_stop;
  return (
    <section aria-labelledby="verdict">
      <title>{`${state}: ${text.replace(/\.$/, '')} · Evenkeel`}</title>
      <h1 className="verdict" id="verdict">
        {subject === '' ? null : `${subject} `}
        <State mark={mark} word={state} />: {text}
      </h1>
      {summary.staleness ? (
        <p className="stale" role="alert">
          {summary.staleness.detail}
        </p>
      ) : null}
      {otherStop ? (
        <p className="stale" role="alert">
          {otherStop.title}. {otherStop.detail}
        </p>
      ) : null}
      {summary.data_faults
        .filter((fault) => !isLateNow(fault))
        .slice(0, FAULTS_AT_MOST)
        .map(({ ds, source, kind, place, sentence }) => (
          <p className="stale" role="alert" key={`${ds} ${source} ${kind} ${place}`}>
            Data fault on {dayOfText(ds, summary.local_time.slice(0, 10))}: {sentence}.
          </p>
        ))}
      <p className="fresh">
        <span>{completeText(summary)}</span>
        {summary.staleness ? null : <span>{nextVerdictText(summary)}</span>}
        {silence === '' || summary.data_stop ? null : <span>{sentenceCase(silence)}</span>}
        <SinceLastLook summary={summary} />
      </p>
    </section>
  );
}

function completeText({ complete_through, local_time }: SummaryJson): string {
  return complete_through === null
    ? 'No day is complete yet'
    : `Data complete to ${dayOfText(complete_through, local_time.slice(0, 10))}`;
}

function nextVerdictText(summary: SummaryJson): string {
  const { complete_through, last_closed, local_time, data_stop, revenue, running_sales } = summary;
  if (data_stop && revenue?.status === 'late_data') return data_stop.detail;
  const today = local_time.slice(0, 10);
  const isLate = complete_through === null || complete_through < last_closed;
  if (isLate) return `${dayOfText(last_closed, today)} will be judged when its data is complete`;
  // Without a run since, the day that was running is over.
  if (running_sales?.ds === today) return running_sales.text;
  return `Today, ${dayOfText(today, today)}, will be judged when it is over`;
}
