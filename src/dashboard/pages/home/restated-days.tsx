import type { JSX } from 'react';
import { Link } from 'wouter';
import type { VerdictJson } from '../../../api/shared/verdict-schema.ts';
import { dayOfText } from '../../ui/day-of-text.ts';

const NAMED_AT_MOST = 3;

interface RestatedDaysProps {
  readonly restated: readonly VerdictJson[];
  readonly today: string;
}

/** The days whose verdict late data or a correction has changed; and how many new rules have, which whoever changed them expects. */
export function RestatedDays({ restated, today }: RestatedDaysProps): JSX.Element {
  const byData = restated.filter(({ restated_by }) => restated_by !== 'rules');
  const byRules = restated.length - byData.length;
  const named = byData
    .slice(0, NAMED_AT_MOST)
    .map(
      ({ title, ds, state, restated: before }) => `${title} on ${dayOfText(ds, today)} is ${state}, ${before ?? ''}`,
    );
  const more = byData.length - named.length;
  return (
    <p className="after-list">
      {named.length > 0 ? `Restated: ${named.join('; ')}` : null}
      {more > 0 ? `; and ${more} more days` : null}
      {byRules > 0 ? (
        <>
          {named.length > 0 ? '; ' : null}
          <Link href="/data">{byRules === 1 ? '1 verdict was' : `${byRules} verdicts were`} changed by new rules</Link>
        </>
      ) : null}
    </p>
  );
}
