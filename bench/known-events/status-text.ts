import type { Day } from '../../src/calendar/day.ts';
import type { Status } from '../../src/detect/verdict.ts';
import { isJudged } from '../../src/detect/verdict.ts';
import type { ReadModel } from '../../src/pipeline/read/read-model.ts';
import { valueText } from '../../src/report/words/format.ts';

const WORDS: Readonly<Record<Status, string>> = {
  normal: 'Normal',
  warning: 'Warning',
  critical: 'Critical',
  learning: 'not judged: the first of its holiday, or too little history',
  no_data: 'not judged: no data',
  late_data: 'not judged: data are not complete',
  data_fault: 'not judged: a fault in the data',
  closed: 'not judged: closed',
  unclear: 'not judged: no plausible day would be noticed',
};

/** Why no incident has the days: what each of the metrics was judged to be. */
export async function statusText(
  model: ReadModel,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<string> {
  if (from > model.judgedTo) return `after the last complete day`;
  const lines: string[] = [];
  for (const { metric, days } of await model.wholeReports()) {
    const own = days.filter(({ day }) => day >= from && day <= to);
    const texts = own.map(({ verdict }) => {
      const good = isJudged(verdict) && verdict.favourable ? 'unusual (good)' : WORDS[verdict.status];
      if (!isJudged(verdict) || own.length > 2) return good;
      const text = (value: number): string => valueText(value, metric.unit, model.business.currency);
      return `${good} (${text(verdict.value)}, ${text(verdict.expectation.yhat)} expected)`;
    });
    const counted = [...new Set(texts)].map((one) => `${texts.filter((other) => other === one).length} × ${one}`);
    if (texts.length > 0) lines.push(`${metric.title}: ${texts.length === 1 ? texts[0] : counted.join(', ')}`);
  }
  return lines.length === 0 ? 'its days are not judged: too early, or after the last complete day' : lines.join('<br>');
}
