/** `evenkeel/detect`: the value of a day compared with its forecast, pure and without dependencies. */
export { boundaries, type Boundaries, type BoundaryInput } from './boundaries.ts';
export { expectation, type Expectation, type Watched } from './expectation.ts';
export { judge, type DayFacts } from './judge.ts';
export { noticeable, type Noticeable } from './noticeable.ts';
export { thresholds, type Rule } from './rule.ts';
export { isAlert, isJudged, type Alert, type Judged, type Status, type Unjudged, type Verdict } from './verdict.ts';
