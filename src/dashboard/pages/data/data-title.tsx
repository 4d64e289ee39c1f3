import type { JSX } from 'react';
import { decimalText } from '../../../report/words/format.ts';
import type { DataPageData } from '../../data/fetch/fetch-data-page.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { State } from '../../ui/states/state.tsx';

/** How far the data go in a sentence. */
export function DataTitle({ data: { summary, sources } }: { readonly data: DataPageData }): JSX.Element {
  const { staleness, data_stop, complete_through, last_closed, local_time } = summary;
  const today = local_time.slice(0, 10);
  const late = sources.filter((source) => source.late);
  const text = freshText(sources.length, late.length, complete_through && dayOfText(complete_through, today));
  const isLate = late.length > 0 || staleness !== null;
  return (
    <section aria-labelledby="title">
      <title>{`${isLate ? 'Late data' : 'Data complete'} · Evenkeel`}</title>
      <h1 className="verdict" id="title">
        <State mark={isLate ? 'late_data' : 'normal'} word={isLate ? 'Late data' : 'Complete'} />: {text}.
      </h1>
      {staleness ? <p className="stale">{staleness.detail}</p> : null}
      {data_stop ? (
        <p className="stale">
          {data_stop.title}. {data_stop.detail}
        </p>
      ) : null}
      <p className="fresh">
        <span>The last closed day is {dayOfText(last_closed, today)}</span>
        <span>
          {rows(sources.reduce((sum, source) => sum + source.rows_read, 0))} read,{' '}
          {rows(sources.reduce((sum, source) => sum + source.rows_rejected, 0))} rejected
        </span>
      </p>
    </section>
  );
}

function freshText(count: number, late: number, through: string | null): string {
  if (through === null) return 'no day is complete yet';
  const all = count === 1 ? 'the source' : count === 2 ? 'both sources' : `all ${count} sources`;
  if (late === 0) return `${all} delivered to ${through}`;
  return `${late} of ${count} ${count === 1 ? 'source' : 'sources'} behind, complete to ${through}`;
}

function rows(count: number): string {
  return `${decimalText(count, 0)} ${count === 1 ? 'row' : 'rows'}`;
}
