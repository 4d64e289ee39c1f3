import { noticeable } from '../../detect/noticeable.ts';
import { isoDay } from '../../calendar/day.ts';
import { isJudged } from '../../detect/verdict.ts';
import type { DayVerdict } from '../../report/summary.ts';
import { evidence } from '../../report/words/incidents/evidence.ts';
import { judgedText } from '../../report/words/days/judged-text.ts';
import { comparison, gapText } from '../../report/words/days/comparison.ts';
import { restatedText } from '../../report/words/days/restated-text.ts';
import { seriesTitle } from '../../report/words/series-title.ts';
import { stateWords } from '../../report/words/state-words.ts';
import type { VerdictJson } from './verdict-schema.ts';

export function verdictJson(item: DayVerdict, currency: string): VerdictJson {
  const { metric, slice, day, verdict } = item;
  const e = verdict.expectation;
  const judged = isJudged(verdict) ? verdict : null;
  const noticed = e && noticeable(e, metric);
  return {
    ds: isoDay(day),
    metric: metric.id,
    slice,
    title: seriesTitle(item),
    status: verdict.status,
    state: stateWords(item).word,
    favourable: judged?.favourable ?? false,
    y: verdict.value,
    yhat: e?.yhat ?? null,
    yhat_lower: e?.yhat_lower ?? null,
    yhat_upper: e?.yhat_upper ?? null,
    intervals: [...(e?.intervals ?? [])],
    warning_lower: e?.warning_lower ?? null,
    warning_upper: e?.warning_upper ?? null,
    critical_lower: e?.critical_lower ?? null,
    critical_upper: e?.critical_upper ?? null,
    deviation_pct: judged === null || judged.deviation === null ? null : judged.deviation * 100,
    score: judged?.score ?? null,
    decided_by: judged?.decided_by ?? null,
    window_days: judged?.window?.window_days ?? null,
    window_score: judged?.window?.window_score ?? null,
    window_boundary: judged?.window?.window_boundary ?? null,
    known_days: e?.known_days ?? null,
    special_day: e?.special_day ?? null,
    noticeable_drop_pct: percent(noticed?.drop),
    noticeable_rise_pct: percent(noticed?.rise),
    value: verdict.value === null ? null : judgedText(verdict, metric, currency)(verdict.value),
    gap: judged && gapText(judged, metric, currency),
    evidence: judged && evidence(judged, metric, currency),
    restated: restatedText(item) || null,
    restated_by: item.restated ? (item.restated.byRules ? 'rules' : 'data') : null,
    sentence: judged && `${seriesTitle(item)}: ${comparison(judged, metric, currency)}`,
  };
}

function percent(share: number | null | undefined): number | null {
  return share === null || share === undefined ? null : share * 100;
}
