import type { JSX } from 'react';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import { Mark } from '../../ui/mark.tsx';

interface StaleNoteProps {
  readonly staleness: NonNullable<SummaryJson['staleness']>;
}

/** Why the figures below say nothing about now: what failed or is late, which figures these are, and what happens next. */
export function StaleNote({ staleness: { title, detail } }: StaleNoteProps): JSX.Element {
  return (
    <div className="note is-critical stale" role="alert">
      <strong className="note-title">
        <Mark name="late_data" />
        {title}
      </strong>
      <p>{detail}</p>
    </div>
  );
}
