import type { Judged } from '../../../detect/verdict.ts';
import type { Metric } from '../../../metrics/metric.ts';
import { evidence } from '../incidents/evidence.ts';
import { broughtWord } from './brought-word.ts';
import { judgedText } from './judged-text.ts';
import { signedText } from '../signed-text.ts';

/** `€38,420, 27% below expected (€52,600; normal range €46,900 to €58,400)`; where several days decided, they come first. */
export function comparison(judged: Judged, metric: Metric, currency: string): string {
  const value = judgedText(judged, metric, currency)(judged.value);
  const text = evidence(judged, metric, currency);
  return judged.window ? `${text}, at ${value}` : `${value}, ${text}`;
}

/** `Mon 21 Sep brought €38,420, 27% below expected (…)`; where several days decided: `Mon 21 Sep: the last 7 days average …`. */
export function judgedDayText(name: string, judged: Judged, metric: Metric, currency: string): string {
  const text = comparison(judged, metric, currency);
  return judged.window ? `${name}: ${text}` : `${name} ${broughtWord(metric)} ${text}`;
}

/** The signed difference from the expected value: `−€14,180`, or `+1.9 points` for a share. */
export function gapText({ value, expectation }: Judged, metric: Metric, currency: string): string {
  return signedText(value - expectation.yhat, metric.unit, currency);
}
