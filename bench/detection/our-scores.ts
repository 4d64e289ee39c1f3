import { expectationBy, type JudgingInput } from '../../src/detect/expectation.ts';
import { judge } from '../../src/detect/judge.ts';
import { thresholds, type Rule, type Thresholds } from '../../src/detect/rule.ts';
import { isAlert, type Verdict } from '../../src/detect/verdict.ts';
import type { Scores } from './scoring.ts';

const [LOWEST, HIGHEST, STEPS] = [0.25, 4.25, 9];

/** Revenue, judged in both directions. */
export const RULE: Rule = {
  unit: 'currency',
  direction: 'both',
  tolerance: 0.05,
  minChange: null,
  nonNegative: true,
};

/** The verdict by thresholds on scores that are all raised by a factor. */
export function verdictBy(input: JudgingInput | null, value: number, limits: Thresholds, factor = 1): Verdict {
  const raised = {
    ...limits,
    warningScore: factor * limits.warningScore,
    criticalScore: factor * limits.criticalScore,
    windowScore: factor * limits.windowScore,
    criticalWindowScore: factor * limits.criticalWindowScore,
  };
  const facts = { value, complete: true, closed: false, volume: null };
  return judge(facts, input && expectationBy(input, RULE, raised), RULE);
}

/** The verdicts of a rule as scores. */
export function ourScores(
  inputs: readonly (JudgingInput | null)[],
  values: readonly number[],
  limits: Thresholds = thresholds,
): Scores {
  return inputs.map((input, day) => {
    const value = values[day] ?? 0;
    const at = (factor: number): Verdict => verdictBy(input, value, limits, factor);
    if (!isAlert(at(LOWEST))) return 0;
    // An alert as shipped has a score above 1, however little: that must not depend on the steps.
    let [low, high] = isAlert(at(1)) ? [1 + Number.EPSILON, HIGHEST] : [LOWEST, 1];
    for (let step = 0; step < STEPS; step++) {
      const middle = (low + high) / 2;
      if (isAlert(at(middle))) low = middle;
      else high = middle;
    }
    return isBelow(at(low), value) ? -low : low;
  });
}

function isBelow(verdict: Verdict, value: number): boolean {
  if (!isAlert(verdict)) return false;
  return verdict.window ? verdict.window.window_score < 0 : value < verdict.expectation.yhat;
}
