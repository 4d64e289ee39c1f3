import type { JSX } from 'react';
import type { VerdictJson } from '../../../api/shared/verdict-schema.ts';
import { dayOfText } from '../../ui/day-of-text.ts';

const NAMED_AT_MOST = 3;

interface RestatedDaysProps {
  readonly restated: readonly VerdictJson[];
  readonly today: string;
}

/** The days whose verdict late data, a correction or new rules have changed. */
export function RestatedDays({ restated, today }: RestatedDaysProps): JSX.Element {
  const named = restated
    .slice(0, NAMED_AT_MOST)
    .map(
      ({ title, ds, state, restated: before }) => `${title} on ${dayOfText(ds, today)} is ${state}, ${before ?? ''}`,
    );
  const more = restated.length - named.length;
  return (
    <p className="after-list">
      Restated: {named.join('; ')}
      {more > 0 ? `; and ${more} more days` : ''}
    </p>
  );
}
