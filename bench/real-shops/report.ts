import { isoDay } from '../../src/calendar/day.ts';
import { noticeable } from '../../src/detect/noticeable.ts';
import { isJudged } from '../../src/detect/verdict.ts';
import { poissonInterval } from '../../src/stats/poisson-interval.ts';
import { quantile } from '../../src/stats/quantile.ts';
import { HALVES, type Half } from '../holdout/half-of.ts';
import { wilson } from '../shared/wilson.ts';
import { CAUSES, type RealAlert } from './alerts.ts';
import type { JudgedIncident } from './found.ts';
import { INCIDENT_KINDS } from './planted-incidents.ts';
import type { ReplayedSeries } from './replayed.ts';
import { shopHalf } from './shop-halves.ts';

export interface MeasuredShops {
  readonly series: readonly ReplayedSeries[];
  readonly alerts: readonly RealAlert[];
  readonly incidents: readonly JudgedIncident[];
  readonly made: string;
  readonly seed: number;
}

const DAYS_A_MONTH = 30.4;

/** What was measured, as a page of Markdown. */
export function realReport({ series, alerts, incidents, made, seed }: MeasuredShops): string {
  const halves = HALVES.map((half) => ({
    half,
    series: series.filter(({ of }) => shopHalf(of.shop) === half),
    alerts: alerts.filter(({ shop }) => shopHalf(shop) === half),
    incidents: incidents.filter(({ shop }) => shopHalf(shop) === half),
  }));
  return `${[
    '# Detection on real shops',
    `${made} That command writes this page; it needs the folder of public data that \`EVENKEEL_DATA\` names.`,
    `${series.length} daily series of ${new Set(series.map(({ of }) => of.shop)).size} public data sets: revenue, orders, average order value, refund rate, and sales of the two largest slices of each. The program loads each shop by a config that its owner could have written, with closures and public holidays, and every day of the last three years is judged by the days before it. Rules are chosen on one half of the shops, by a hash of their name, and the other half is only reported. Brackets hold 95 %.`,
    `Halves: ${halves.map(({ half, series: own }) => `${nameOf(half)}: ${[...new Set(own.map(({ of }) => of.shop))].join(', ')}`).join('; ')}.`,
    '## Planted incidents',
    `${incidents.length} incidents, one of each kind in each sum and count, with size and date drawn by seed ${seed}, on days of trade away from holidays; the orders behind an amount change with it. A hit is an alert in the direction of the incident, within its window, that the same series without it does not have.`,
    incidentTable(halves),
    '### By shop',
    'The noise of a shop decides what can be seen: the last column is the smallest drop of one day that is a Warning, the median over its series and days.',
    shopTable(series, incidents),
    '## Alerts without an incident',
    'The same series as they are. Flagged days at most three days apart are one alert. Harmful ones are sent, favourable ones ("unusual (good)") only shown.',
    rateTable(halves),
    '### By cause',
    'Assigned by a rule: `data` where the source has a fault; `holiday or season` within two days of a public holiday or closure, or from 15 November to 6 January; `large order` where one order makes half of the difference; `outage` at a tenth of the forecast or less; `shift` where several days together or more than three days were unusual; else `unexplained`.',
    causeTable(halves),
    '### Every alert',
    alertTable(alerts),
  ].join('\n\n')}\n`;
}

const nameOf = (half: Half): string => (half === 'holdout' ? 'only reported' : 'chosen on');

interface HalfMeasured {
  readonly half: Half;
  readonly series: readonly ReplayedSeries[];
  readonly alerts: readonly RealAlert[];
  readonly incidents: readonly JudgedIncident[];
}

function incidentTable(halves: readonly HalfMeasured[]): string {
  const kinds = INCIDENT_KINDS.flatMap(({ name, sizes }) => sizes.map((size) => ({ name, size })));
  const rows = kinds.map(({ name, size }) => [
    name,
    size === -1 ? '' : signedPercent(size),
    ...halves.map(({ incidents }) => found(incidents.filter((one) => one.kind === name && one.size === size))),
  ]);
  const all = ['all', '', ...halves.map(({ incidents }) => found(incidents))];
  return table(['kind', 'size', ...halves.map(({ half }) => nameOf(half))], [...rows, all]);
}

function found(incidents: readonly JudgedIncident[]): string {
  const hits = incidents.filter(({ delay }) => delay !== null).length;
  const [low, high] = wilson(hits, incidents.length);
  return incidents.length === 0 ? '' : `${hits} of ${incidents.length} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

function shopTable(series: readonly ReplayedSeries[], incidents: readonly JudgedIncident[]): string {
  const shops = [...new Set(series.map(({ of }) => of.shop))];
  return table(
    ['shop', 'found', 'smallest drop seen in a day'],
    shops.map((shop) => [
      shop,
      found(incidents.filter((one) => one.shop === shop)),
      smallestDrop(series.filter(({ of }) => of.shop === shop)),
    ]),
  );
}

/** A day on which even nothing would be no alert counts as the whole. */
function smallestDrop(series: readonly ReplayedSeries[]): string {
  const drops = series.flatMap(({ of, days }) =>
    of.series.metric.direction === 'up'
      ? []
      : days.flatMap(({ verdict }) =>
          isJudged(verdict) || verdict.status === 'unclear'
            ? [verdict.expectation ? (noticeable(verdict.expectation, of.series.metric).drop ?? 1) : 1]
            : [],
        ),
  );
  const middle = quantile(drops, 0.5);
  return middle === null ? '' : middle >= 1 ? 'none' : `${(100 * middle).toFixed(0)} %`;
}

function rateTable(halves: readonly HalfMeasured[]): string {
  const cells = (pick: (alert: RealAlert) => boolean): string[] =>
    halves.map(({ alerts, series }) => {
      const count = alerts.filter(pick).length;
      const months = monthsOf(series);
      const { lower, upper } = poissonInterval(count, 0.95);
      return `${(count / months).toFixed(2)} (${(lower / months).toFixed(2)} to ${(upper / months).toFixed(2)})`;
    });
  return table(
    ['alerts per series and month', ...halves.map(({ half }) => nameOf(half))],
    [
      ['harmful', ...cells(({ worst }) => !worst.favourable)],
      ['of which Critical', ...cells(({ worst }) => worst.status === 'critical')],
      ['favourable', ...cells(({ worst }) => worst.favourable)],
      ['harmful, unexplained', ...cells(({ worst, cause }) => !worst.favourable && cause === 'unexplained')],
    ],
  );
}

function monthsOf(series: readonly ReplayedSeries[]): number {
  return (
    series.reduce((sum, { days }) => sum + days.filter(({ verdict }) => isJudged(verdict)).length, 0) / DAYS_A_MONTH
  );
}

function causeTable(halves: readonly HalfMeasured[]): string {
  const count = (alerts: readonly RealAlert[], isFavourable: boolean, cause: string): string =>
    String(alerts.filter(({ worst, cause: own }) => worst.favourable === isFavourable && own === cause).length);
  return table(
    ['cause', ...halves.flatMap(({ half }) => [`harmful, ${nameOf(half)}`, `favourable, ${nameOf(half)}`])],
    CAUSES.map((cause) => [
      cause,
      ...halves.flatMap(({ alerts }) => [count(alerts, false, cause), count(alerts, true, cause)]),
    ]),
  );
}

function alertTable(alerts: readonly RealAlert[]): string {
  return table(
    ['shop', 'series', 'from', 'days', 'verdict', 'actual', 'expected', 'cause'],
    alerts.map(({ shop, series, from, to, worst, cause }) => [
      shop,
      series,
      isoDay(from),
      String(to - from + 1),
      worst.favourable ? 'good' : worst.status,
      amount(worst.value),
      amount(worst.expectation.yhat),
      cause,
    ]),
  );
}

function amount(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function signedPercent(share: number): string {
  return `${share > 0 ? '+' : ''}${(100 * share).toFixed(0)} %`;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
