/** `evenkeel/detect`: what was expected of a day against what it brought, pure and without dependencies. */
export { boundaries, type Boundaries, type Morning } from './boundaries.ts';
export { expectation, type Expectation, type Watched } from './expectation.ts';
export { judge, type DayFacts } from './judge.ts';
export { thresholds, type Rule } from './rule.ts';
export { isAlert, isJudged, type Alert, type Judged, type Status, type Unjudged, type Verdict } from './verdict.ts';
