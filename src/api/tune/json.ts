import { isoDay } from '../../calendar/day.ts';
import type { TunedMetric } from '../../pipeline/tune/tuning.ts';
import {
  alertCountText,
  noAlertText,
  plantedText,
  smallestSeenText,
  unkeptText,
} from '../../report/words/tuning-text.ts';
import type { Preview } from '../../tune/preview.ts';
import type { NoticedChanges } from '../../tune/noticed-changes.ts';
import { tunedConfig } from '../../tune/tuned-config.ts';
import type { PreviewJson, TunedMetricJson } from './schema.ts';

export function tunedMetricJson(
  { metric, current, tried, unkept }: TunedMetric,
  noticed: NoticedChanges | null,
  currency: string,
): TunedMetricJson {
  const of = (one: Preview): PreviewJson => previewJson(one, alertsText(one));
  const alertsText = (one: Preview): string =>
    one.alerts.length === 0 ? noAlertText(one, metric, currency) : alertCountText(one);
  return {
    metric: metric.id,
    title: metric.title,
    judged_days: current.days.count,
    from: isoDay(current.days.from),
    to: isoDay(current.days.to),
    current: of(current),
    tried: tried && of(tried),
    noticed: noticed && {
      side: noticed.side,
      smallest: [...noticed.smallest],
      planted: [...noticed.planted],
      sentence: `${smallestSeenText(metric, noticed)} ${plantedText(noticed)}`,
    },
    unkept: tried && unkept !== null ? unkeptText(metric, unkept, tried) : null,
    config: tried && tunedConfig([{ id: metric.id, from: current.settings, to: tried.settings }]),
  };
}

function previewJson(preview: Preview, sentence: string): PreviewJson {
  const { settings, share, amount, perMonth, checked, alerts, filtered } = preview;
  return {
    tolerance: settings.tolerance,
    min_change: settings.minChange,
    sensitivity: settings.sensitivity,
    share,
    amount,
    alerts_per_month: perMonth,
    checked: checked && {
      alerts: checked.alerts,
      months: checked.months,
      per_month: checked.perMonth,
      lower: checked.lower,
      upper: checked.upper,
    },
    alerts: alerts.map(({ from, to, worst, difference, isSpecial }) => ({
      from: isoDay(from),
      to: isoDay(to),
      worst_ds: isoDay(worst.day),
      y: worst.value,
      yhat: worst.yhat,
      deviation: worst.deviation,
      score: worst.score,
      difference,
      special: isSpecial,
    })),
    filtered: filtered.map(({ day: { day, value, yhat, deviation, score }, by }) => ({
      ds: isoDay(day),
      y: value,
      yhat,
      deviation,
      score,
      by: [...by],
    })),
    sentence,
  };
}
