import { isoDay } from '../../src/calendar/day.ts';
import { isAlert, type Verdict } from '../../src/detect/verdict.ts';
import { random } from '../../src/demo/chance/random.ts';
import type { ReplayedDay, ReplayedSeries } from './replayed.ts';

const ALERTS = 20;
const OTHERS = 10;
const [BEFORE, AFTER] = [10, 4];

/** Thirty verdicts with the fourteen days around: twenty alerts, ten of any other day. */
export function drawnVerdicts(series: readonly ReplayedSeries[], seed: number): string {
  const draws = random(seed, 30);
  const places = series.flatMap((of) => of.days.map((_, at) => ({ of, at })));
  const flagged = places.filter(({ of, at }) => isFlagged(of.days[at]));
  const others = places.filter(({ of, at }) => !isFlagged(of.days[at]));
  const drawn = [
    ...Array.from({ length: Math.min(ALERTS, flagged.length) }, () => draws.pick(flagged)),
    ...Array.from({ length: OTHERS }, () => draws.pick(others)),
  ];
  return drawn.map(({ of, at }, number) => shown(of, at, number + 1)).join('\n\n');
}

function isFlagged(day: ReplayedDay | undefined): boolean {
  return day !== undefined && isAlert(day.verdict);
}

function shown({ of, days }: ReplayedSeries, at: number, number: number): string {
  const lines = days
    .slice(Math.max(0, at - BEFORE), at + AFTER + 1)
    .map(
      (day, place) => `${place === Math.min(at, BEFORE) ? '>' : ' '} ${isoDay(day.day)} ${verdictLine(day.verdict)}`,
    );
  return [`${number}. ${of.shop} ${of.series.id}`, ...lines].join('\n');
}

function verdictLine(verdict: Verdict): string {
  const { status, value, expectation } = verdict;
  const rounded = (amount: number | null = null): string =>
    amount === null ? '-' : String(Number(amount.toPrecision(4)));
  const range = `${rounded(expectation?.warning_lower)} to ${rounded(expectation?.warning_upper)}`;
  const how = isAlert(verdict)
    ? ` ${verdict.decided_by}${verdict.window ? ` ${verdict.window.window_days} days` : ''}${verdict.favourable ? ' (good)' : ''}`
    : '';
  return `${rounded(value)} expected ${rounded(expectation?.yhat)} (${range}) ${status}${how} ${expectation?.special_day ?? ''}`;
}
