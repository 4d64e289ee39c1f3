import type { JSX } from 'react';
import type { RunStatusJson } from '../../api/run/schema.ts';

/** A run in progress beside the data of the one before, or of its own first part. */
export function RunNote({ run: { stage } }: { readonly run: RunStatusJson }): JSX.Element {
  return (
    <p className="fresh" role="status">
      A run is under way ({stage}). The figures update by themselves.
    </p>
  );
}
