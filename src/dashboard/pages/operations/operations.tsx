import type { JSX } from 'react';
import type { OperationsData } from '../../data/fetch/fetch-operations.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { State } from '../../ui/states/state.tsx';
import { Hours } from './hours.tsx';
import { ServiceMetric } from './service-metric.tsx';

/** The page with data: the answer, then each metric with its services. */
export function Operations({ data: { summary, metrics, hours } }: { readonly data: OperationsData }): JSX.Element {
  const today = summary.local_time.slice(0, 10);
  const answer = summary.answers[3];
  return (
    <>
      <section aria-labelledby="title">
        <title>{`Operations${answer ? `, ${answer.state}` : ''} · Evenkeel`}</title>
        <h1 className="verdict" id="title">
          {answer && metrics.length > 0 ? (
            <>
              <State mark={answer.mark} word={answer.state} />: {answer.figure}.
            </>
          ) : (
            'No operational metric is in your data.'
          )}
        </h1>
        {metrics.length > 0 ? (
          <p className="fresh">
            {answer ? <span>{answer.why}</span> : null}
            <span>{dayOfText(summary.last_closed, today)}, the last 28 days in their normal range</span>
          </p>
        ) : (
          <p className="note after-list">
            <strong>To watch services too</strong>
            Add a source of the table <code>fact_ops_events</code> to evenkeel.yaml: a row for each call, with its time,
            service, latency and whether it failed.
          </p>
        )}
      </section>
      {metrics.length > 0 ? <Hours ofAll={hours} runDay={today} /> : null}
      {metrics.map((operational) => (
        <ServiceMetric key={operational.metric.id} operational={operational} currency={summary.currency} />
      ))}
    </>
  );
}
