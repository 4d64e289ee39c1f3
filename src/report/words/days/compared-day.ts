import { isJudged } from '../../../detect/verdict.ts';
import type { DayVerdict } from '../../summary.ts';
import { comparison } from './comparison.ts';

/** How the value of a day compares: `€38,420, 27% below expected (€52,600; ...)`; null for a day that is not judged. */
export function comparedDay(
  { verdict, metric }: Pick<DayVerdict, 'verdict' | 'metric'>,
  currency: string,
): string | null {
  return isJudged(verdict) ? comparison(verdict, metric, currency) : null;
}
