import type { TunedMetric } from '../../pipeline/tune/tuning.ts';
import { dayText, shareText, valueText, yearOf } from '../../report/words/format.ts';
import { rateText } from '../../report/words/rate-text.ts';
import {
  alertCountText,
  checkedRateText,
  otherSensitivityText,
  noAlertText,
  plantedText,
  sensitivityText,
  smallestSeenText,
  unkeptText,
} from '../../report/words/tuning-text.ts';
import type { Preview, ReplayedAlert } from '../../tune/preview.ts';
import type { ReplayedDay } from '../../tune/replayed-day.ts';
import type { NoticedChanges } from '../../tune/noticed-changes.ts';
import { tunedConfig } from '../../tune/tuned-config.ts';
import { textTable } from '../init/text/text-table.ts';

/** A metric with what would be noticed in it. */
export interface TunedSeries {
  readonly tuned: TunedMetric;
  readonly noticed: NoticedChanges | null;
}

const ROOM = 120;
const NONE = '–';

/** All metrics, a line each, and the config of what was tried. */
export function accountTables(series: readonly TunedSeries[], currency: string): string {
  const column = (head: string, cell: (one: TunedSeries) => string, isNumber = true) => ({
    head: [head],
    cells: series.map(cell),
    isNumber,
  });
  const seen = (days: number) =>
    column(`seen in ${days}d`, ({ noticed }) => {
      const share = noticed?.smallest.find((one) => one.days === days)?.share ?? null;
      return share === null ? NONE : `${noticed?.side === 'below' ? '−' : '+'}${shareText(share)}`;
    });
  const table = textTable(
    [
      column('metric', ({ tuned }) => tuned.metric.title, false),
      column('days', ({ tuned }) => String(tuned.current.days.count)),
      column('percent', ({ tuned }) => change(tuned, ({ share }) => shareText(share))),
      column('amount', ({ tuned }) => change(tuned, ({ amount }) => valueText(amount, tuned.metric.unit, currency))),
      column('alerts a month', ({ tuned }) => change(tuned, expected)),
      column('last 30%', ({ tuned: { current, tried } }) => checked(tried ?? current)),
      seen(1),
      seen(3),
      seen(7),
    ],
    ROOM,
  );
  const total = (of: (one: TunedMetric) => Preview): string =>
    rateText(series.reduce((sum, { tuned }) => sum + (of(tuned).perMonth ?? 0), 0));
  const now = total(({ current }) => current);
  const then = total(({ current, tried }) => tried ?? current);
  return lines([
    ...table,
    '',
    `All metrics together: ${now}${then === now ? '' : ` → ${then}`} alerts a month.`,
    ...series.flatMap(({ tuned }) => unkeptLines(tuned)),
    ...new Set(series.flatMap(({ tuned }) => sensitiveLines(tuned))),
    ...configLines(series.map(({ tuned }) => tuned)),
  ]);
}

/** One metric: its settings in three measures, the replayed year, what would be noticed, and the config of what was tried. */
export function metricTables({ tuned, noticed }: TunedSeries, currency: string): string {
  const { metric, current, tried } = tuned;
  const { count, from, to } = current.days;
  const shown = tried ?? current;
  return lines([
    `${metric.title}: ${count} judged days, ${dayText(from, 0)} to ${dayText(to, 0)}`,
    '',
    ...settingsTable(tuned, currency),
    '',
    ...unkeptLines(tuned),
    ...sensitiveLines(tuned),
    ...(shown.alerts.length === 0
      ? [noAlertText(shown, metric, currency)]
      : [
          `${alertCountText(shown)}${tried ? ', with what was tried' : ''}:`,
          '',
          ...alertTable(tuned, shown, currency),
        ]),
    ...filteredLines(tuned, shown, currency),
    ...(noticed ? ['', `With the present settings: ${smallestSeenText(metric, noticed)}`, plantedText(noticed)] : []),
    ...configLines([tuned]),
  ]);
}

function settingsTable({ metric, current, tried }: TunedMetric, currency: string): string[] {
  const columns = [{ head: 'now', preview: current }, ...(tried ? [{ head: 'tried', preview: tried }] : [])];
  const isUsual = columns.every(({ preview }) => preview.settings.sensitivity === 1);
  return textTable(
    [
      {
        head: [''],
        cells: [
          'percent of a usual day',
          'amount of a usual day',
          ...(isUsual ? [] : ['sensitivity']),
          'alerts a month, by the first 70%',
          'on the last 30% (95%)',
        ],
        isNumber: false,
      },
      ...columns.map(({ head, preview }) => ({
        head: [head],
        cells: [
          shareText(preview.share),
          valueText(preview.amount, metric.unit, currency),
          ...(isUsual ? [] : [sensitivityText(preview.settings.sensitivity)]),
          expected(preview),
          checked(preview),
        ],
        isNumber: true,
      })),
    ],
    ROOM,
  );
}

function alertTable({ metric }: TunedMetric, { alerts, days }: Preview, currency: string): string[] {
  const text = (value: number): string => valueText(value, metric.unit, currency);
  const column = (head: string, cell: (alert: ReplayedAlert) => string, isNumber = true) => ({
    head: [head],
    cells: alerts.map(cell),
    isNumber,
  });
  return textTable(
    [
      column('days', ({ from, to }) => spanText(from, to, yearOf(days.to)), false),
      column('worst', ({ worst }) => text(worst.value)),
      column('expected', ({ worst }) => text(worst.yhat)),
      column('by', ({ worst }) => deviation(worst)),
      column('difference in all', ({ difference }) => text(difference)),
      column('', ({ isSpecial }) => (isSpecial ? 'holiday, event or outage' : ''), false),
    ],
    ROOM,
  );
}

function filteredLines({ metric }: TunedMetric, { filtered, days }: Preview, currency: string): string[] {
  if (filtered.length === 0) return [];
  const text = (value: number): string => valueText(value, metric.unit, currency);
  const by = { tolerance: 'tolerance', min_change: 'smallest change' } as const;
  const column = (head: string, cell: (one: Preview['filtered'][number]) => string, isNumber = true) => ({
    head: [head],
    cells: filtered.map(cell),
    isNumber,
  });
  return [
    '',
    `${filtered.length} ${filtered.length === 1 ? 'day was' : 'days were'} far out and filtered:`,
    '',
    ...textTable(
      [
        column('day', ({ day }) => dayText(day.day, yearOf(days.to)), false),
        column('value', ({ day }) => text(day.value)),
        column('expected', ({ day }) => text(day.yhat)),
        column('by', ({ day }) => deviation(day)),
        column('filtered by', (one) => one.by.map((name) => by[name]).join(' and '), false),
      ],
      ROOM,
    ),
  ];
}

function unkeptLines({ metric, tried, unkept }: TunedMetric): string[] {
  return tried && unkept !== null ? [unkeptText(metric, unkept, tried)] : [];
}

function sensitiveLines({ current, tried }: TunedMetric): string[] {
  const text = tried && otherSensitivityText(tried.settings.sensitivity, current.settings.sensitivity);
  return text === null ? [] : [text];
}

function configLines(tuned: readonly TunedMetric[]): string[] {
  const config = tunedConfig(
    tuned.flatMap(({ metric, current, tried }) =>
      tried ? [{ id: metric.id, from: current.settings, to: tried.settings }] : [],
    ),
  );
  return config === null
    ? []
    : ['', 'Nothing was changed. To keep this, put into evenkeel.yaml:', '', config.trimEnd()];
}

function change({ current, tried }: TunedMetric, text: (preview: Preview) => string): string {
  const [now, then] = [text(current), tried ? text(tried) : null];
  return then === null || then === now ? now : `${now} → ${then}`;
}

function expected({ perMonth }: Preview): string {
  return perMonth === null ? NONE : rateText(perMonth);
}

function checked(preview: Preview): string {
  return preview.checked ? checkedRateText(preview.checked) : NONE;
}

function deviation({ deviation: share }: ReplayedDay): string {
  if (share === null) return NONE;
  return `${share < 0 ? '−' : '+'}${shareText(Math.abs(share))}`;
}

function spanText(from: ReplayedAlert['from'], to: ReplayedAlert['to'], year: number): string {
  return from === to ? dayText(from, year) : `${dayText(from, year)} to ${dayText(to, year)}`;
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
