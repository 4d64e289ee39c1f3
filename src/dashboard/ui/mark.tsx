import type { JSX } from 'react';
import type { VerdictJson } from '../../api/shared/verdict-schema.ts';
import type { SummaryJson } from '../../api/summary/schema.ts';
import type { MarkState } from '../../report/charts/drawing/marks.ts';

export type MarkName = SummaryJson['headline']['mark'];

/** The shape of a state in its colour; its word is always beside it. */
export function Mark({ name }: { readonly name: MarkName }): JSX.Element {
  return (
    <svg className="mark" viewBox="0 0 12 12" aria-hidden="true">
      <use href={`#m-${name}`} />
    </svg>
  );
}

/** The state to draw for a verdict. */
export function markOf({ favourable, status }: Pick<VerdictJson, 'favourable' | 'status'>): MarkState {
  return favourable && status !== 'normal' ? 'good' : status;
}

/** The class that sets the colour of a state. */
export function toneClass(mark: MarkName): string {
  const isColoured = mark === 'normal' || mark === 'warning' || mark === 'critical' || mark === 'good';
  return isColoured ? `is-${mark}` : 'is-unknown';
}
