import type { JSX } from 'react';
import type { VerdictJson } from '../../api/shared/verdict-schema.ts';
import type { SummaryJson } from '../../api/summary/schema.ts';
import { MARK_PATHS, type MarkState } from '../../report/charts/drawing/marks.ts';

export type MarkName = SummaryJson['headline']['mark'];

const ARROW = 'M-5.4 0h10M1-3.6 4.8 0 1 3.6';

/** The shape of a state in its colour; its word is always beside it. */
export function Mark({ name }: { readonly name: MarkName }): JSX.Element {
  return (
    <svg className={`mark mark-${name}`} viewBox="-6 -6 12 12" aria-hidden="true">
      <path d={name === 'forecast' ? ARROW : MARK_PATHS[name]} />
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
