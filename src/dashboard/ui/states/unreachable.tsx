import type { JSX } from 'react';
import { dayOfText } from '../day-of-text.ts';
import { sentenceCase } from '../../../report/words/answers/answer.ts';
import { ApiError } from '../../../client/index.ts';
import type { PageData } from '../../data/use-page-data.ts';
import { Mark } from '../mark.tsx';

interface UnreachableProps {
  readonly error: Error;
  /** The last data, if any. */
  readonly data: PageData | null;
}

/** A failed refresh: what happened, which data is shown, and when the page retries. */
export function Unreachable({ error, data }: UnreachableProps): JSX.Element {
  const Title = data ? 'strong' : 'h1';
  return (
    <div className="note is-critical" role="alert">
      <Title className="note-title">
        <Mark name="critical" />
        {error instanceof ApiError ? 'Evenkeel reported a problem' : 'This page could not reach Evenkeel'}
      </Title>
      <p>
        {error instanceof ApiError ? `${sentenceCase(error.message)}. ` : ''}
        {data ? shownText(data) : null}
        {data || error instanceof ApiError ? null : 'Is evenkeel serve running?'} The page tries again every 10 seconds.
      </p>
    </div>
  );
}

function shownText({ summary, fetchedAt }: PageData): string {
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(fetchedAt);
  return `The figures below are for ${dayOfText(summary.last_closed, null)}, loaded at ${clock}.`;
}
