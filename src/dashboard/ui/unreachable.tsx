import type { JSX } from 'react';
import { dayOfText } from './day-of-text.ts';
import { ApiError } from '../data/fetch-data.ts';
import type { HomeData } from '../data/fetch-home.ts';
import { Mark } from './mark.tsx';

interface UnreachableProps {
  readonly error: Error;
  /** What was fetched before. */
  readonly data: HomeData | null;
}

/** The page could not ask again: what happened, what is kept, and what comes next. */
export function Unreachable({ error, data }: UnreachableProps): JSX.Element {
  const Title = data ? 'strong' : 'h1';
  return (
    <div className="note is-critical" role="alert">
      <Title className="note-title">
        <Mark name="critical" />
        {error instanceof ApiError ? 'Evenkeel could not answer' : 'This page could not reach Evenkeel'}
      </Title>
      <p>
        {error instanceof ApiError ? `It says: ${error.message}. ` : ''}
        {data ? keptText(data) : 'Is evenkeel serve running?'} The page tries again every 10 seconds.
      </p>
    </div>
  );
}

function keptText({ summary, fetchedAt }: HomeData): string {
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(fetchedAt);
  return `The figures below are those of ${dayOfText(summary.last_closed, null)}, last fetched at ${clock}.`;
}
