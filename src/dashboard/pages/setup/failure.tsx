import type { JSX } from 'react';
import { ApiError } from '../../../client/index.ts';
import { Mark } from '../../ui/mark.tsx';

/** What went wrong, and where. */
export function Failure({ error }: { readonly error: Error }): JSX.Element {
  const isProblem = error instanceof ApiError;
  return (
    <div className="note is-critical" role="alert">
      <strong className="note-title">
        <Mark name="critical" />
        {isProblem ? 'This could not be used' : 'This page could not reach Evenkeel'}
      </strong>
      <p className="located">{isProblem ? error.message : 'Is evenkeel serve still running?'}</p>
    </div>
  );
}
