import { isoDay } from '../../calendar/day.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { Preview } from '../../tune/preview.ts';
import { csvLine } from './csv-line.ts';

const HEADER = [
  ...['metric', 'settings', 'tolerance', 'min_change', 'sensitivity', 'share', 'amount', 'alerts_per_month'],
  ...['checked_alerts_per_month', 'checked_lower', 'checked_upper', 'outcome', 'filtered_by'],
  ...['from', 'to', 'ds', 'y', 'yhat', 'deviation', 'score', 'difference'],
];

/** One line for each alert and each filtered day of each metric and setting; a setting without any has one line with an empty outcome. */
export function tuningCsv(
  metrics: readonly {
    readonly metric: Pick<Metric, 'id'>;
    readonly current: Preview;
    readonly tried: Preview | null;
  }[],
): string {
  const lines = metrics.flatMap(({ metric, current, tried }) => [
    ...previewLines(metric.id, 'current', current),
    ...(tried ? previewLines(metric.id, 'tried', tried) : []),
  ]);
  return [csvLine(HEADER), ...lines].join('');
}

function previewLines(id: string, name: string, preview: Preview): string[] {
  const { settings, share, amount, perMonth, checked, alerts, filtered } = preview;
  const rates = [perMonth, checked?.perMonth ?? null, checked?.lower ?? null, checked?.upper ?? null];
  const head = [id, name, settings.tolerance, settings.minChange, settings.sensitivity, share, amount, ...rates];
  const outcomes = [
    ...alerts.map(({ from, to, worst, difference }) => [
      ...['alert', '', isoDay(from), isoDay(to), isoDay(worst.day)],
      ...[worst.value, worst.yhat, worst.deviation, worst.score, difference],
    ]),
    ...filtered.map(({ day, by }) => [
      ...['filtered', by.join(' '), isoDay(day.day), isoDay(day.day), isoDay(day.day)],
      ...[day.value, day.yhat, day.deviation, day.score, day.value - day.yhat],
    ]),
  ];
  const none = [['', '', '', '', '', null, null, null, null, null]];
  return (outcomes.length > 0 ? outcomes : none).map((outcome) => csvLine([...head, ...outcome]));
}
