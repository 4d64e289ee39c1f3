import { LEVEL_DAYS } from './level-window.ts';
import type { Judged } from './verdict.ts';

/** Whether a verdict is the same at any tolerance: nearly nothing came, the declared limit is crossed, or four weeks together are far out. */
export function isAtAnyTolerance({ decided_by, window }: Pick<Judged, 'decided_by' | 'window'>): boolean {
  if (decided_by === 'cumulative_error') return window !== null && window.window_days >= LEVEL_DAYS;
  return decided_by === 'near_zero' || decided_by === 'above_limit' || decided_by === 'below_limit';
}
