import { thresholds } from '../../../detect/rule.ts';
import type { Verdict } from '../../../detect/verdict.ts';

/**
 * What is known of a day that may lack rows: `is incomplete`, or in the first two weeks, when nothing shows yet how much of a day is usual by
 * then, `may be incomplete`.
 */
export function incompleteText({ expectation }: Pick<Verdict, 'expectation'>): string {
  const isKnown = expectation !== null && expectation.known_days >= thresholds.daysToJudge;
  return isKnown ? 'is incomplete' : 'may be incomplete';
}
