import { isAlert } from '../detect/verdict.ts';
import type { DayVerdict } from './summary.ts';

/** Whether a day is an alert in the harmful direction. */
export function needsAttention({ verdict }: Pick<DayVerdict, 'verdict'>): boolean {
  return isAlert(verdict) && !verdict.favourable;
}
