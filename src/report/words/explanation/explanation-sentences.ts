import type { Day } from '../../../calendar/day.ts';
import { amountOf, type Explanation, type Part } from '../../../explain/explanation.ts';
import type { Metric } from '../../../metrics/metric.ts';
import type { Explained, ExplanationReport, FactorSplit, NoSplit, Unexplained } from '../../explained.ts';
import type { DayVerdict } from '../../summary.ts';
import { dayText, distinctText, shareText, yearOf } from '../format.ts';
import { sizeOf } from '../days/deviation-text.ts';
import { seriesTitle } from '../series-title.ts';
import { signedText } from '../signed-text.ts';
import { statusWords } from '../state-words.ts';
import { sliceText } from './slice-text.ts';

/** The explanation of some days in sentences: what happened, where, and in which factor. */
export function explanationSentences(report: ExplanationReport, currency: string, today: Day): string[] {
  const title = `${seriesTitle(report)}, ${spanText(report, today)}`;
  if (report.status === 'unexplained') return [`${title}: ${unexplainedText(report, today)}`];
  return [
    `${title}: ${gapSentence(report, currency)}`,
    whereText(report, currency),
    ...(report.factors ? [whatText(report.factors)] : []),
    ...(report.split?.isMostlyMix === true ? [MIX] : []),
    ...(report.leftOut.length > 0 ? [leftOutText(report.leftOut, today)] : []),
    ...(report.isOutdated ? [OUTDATED] : []),
  ];
}

const MIX = 'The shares of the slices changed more than their own values: compare the slices before the whole.';
const OUTDATED =
  'The facts of these days have changed since they were judged: the difference is part of everything else until the next run.';

/** `Mon 21 Sep`, or `Mon 14 Sep to Sun 20 Sep` */
function spanText({ from, to }: Pick<ExplanationReport, 'from' | 'to'>, today: Day): string {
  return Array.from(new Set([from, to]), (day) => dayText(day, yearOf(today))).join(' to ');
}

function gapSentence({ actual, expected, metric, split, since, from, to }: Explained, currency: string): string {
  const text = distinctText([actual, expected], metric.unit, currency);
  if (actual === expected) return `${text(actual)}, as expected`;
  const side = actual < expected ? 'below' : 'above';
  const share = sizeOf(expected > 0 ? actual / expected - 1 : null);
  const gap = split
    ? amountText(split.units, split.digits, metric, currency)
    : signedText(actual - expected, metric.unit, currency);
  const asOf = since === null || from === to ? 'expected' : 'what was expected before it began';
  return `${text(actual)}, ${share} ${side} ${asOf} (${text(expected)}): ${gap}`;
}

/** `Where: channel web −€6,900 (45%), all other −€1,280` */
function whereText({ split, noSplit, metric, unusual, actual, expected }: Explained, currency: string): string {
  if (!split) {
    const slices = unusual.slice(0, MOST_UNUSUAL).map((item) => unusualText(item, currency));
    return `Where: ${NO_SPLIT[noSplit ?? 'no_dimensions']}${slices.length === 0 ? '' : `; unusual by themselves: ${slices.join('; ')}`}`;
  }
  if (actual === expected && split.causes.length === 0) return 'Where: no segment stands out';
  if (split.isBroad && split.causes.length === 0) return 'Where: broad-based, no segment stands out';
  if (split.isBroad) {
    const others = split.causes.map((part) => `${partName(part)} ${changeText(part)}`).join('; ');
    return `Where: broad-based, all slices ${changeText(split.rest)} but ${others}`;
  }
  const parts = [...split.causes, ...(split.rest.units === 0 ? [] : [split.rest])];
  return `Where: ${parts.map((part) => partText(part, split, metric, currency)).join('; ')}`;
}

const MOST_UNUSUAL = 3;

/** `service search 812 ms instead of 203 ms` */
function unusualText({ metric, slice, verdict }: DayVerdict, currency: string): string {
  const at = slice.indexOf('=');
  const name = sliceText([{ dimension: slice.slice(0, at), value: slice.slice(at + 1) }]);
  const { value, expectation } = verdict;
  if (value === null || !expectation) return name;
  const text = distinctText([value, expectation.yhat], metric.unit, currency);
  return `${name} ${text(value)} instead of ${text(expectation.yhat)}`;
}

function changeText({ actual, expected }: Pick<Part, 'actual' | 'expected'>): string {
  if (expected <= 0) return 'new';
  return `${actual > expected ? '+' : ''}${shareText(actual / expected - 1)}`;
}

const NO_SPLIT: Readonly<Record<NoSplit, string>> = {
  no_exact_split: 'no exact split, because the metric is not the sum of its slices',
  no_dimensions: 'no split, because its rows have no dimension with several values',
  no_past: 'no split, because too few earlier days are known',
};

function partText(part: Part, { digits }: Explanation, metric: Metric, currency: string): string {
  const share = part.share === null ? '' : ` (${shareText(part.share)} of the gap)`;
  return `${partName(part)} ${amountText(part.units, digits, metric, currency)}${share}`;
}

/** `country DE`, `country DE without the slices named apart`, or `everything else` */
export function partName({ slice, isRest }: Pick<Part, 'slice' | 'isRest'>): string {
  if (slice.length === 0) return 'everything else';
  return `${sliceText(slice)}${isRest ? ' otherwise' : ''}`;
}

/** `−€14,180`, or `+1.9 points` for a share. */
function amountText(units: number, digits: number, metric: Pick<Metric, 'unit'>, currency: string): string {
  return signedText(amountOf(units, digits), metric.unit, currency);
}

/** `What: orders −29%, revenue per order +2%: volume, not price` */
function whatText({ factors }: FactorSplit): string {
  const texts = factors.map(({ title, actual, expected }) => `${title} ${changeText({ actual, expected })}`);
  return `What: ${texts.join(', ')}: ${decidingFactor(factors)}`;
}

/** Factors with less of all changes do not count. */
const NEGLIGIBLE = 0.2;

function decidingFactor(factors: FactorSplit['factors']): string {
  const all = factors.reduce((sum, { units }) => sum + Math.abs(units), 0);
  const deciding = factors.filter(({ units }) => Math.abs(units) > NEGLIGIBLE * all);
  const isPrice = factors.at(-1)?.unit === 'currency';
  if (!isPrice || factors.length > 2 || deciding.length === 0)
    return `mostly ${deciding.map(({ title }) => title).join(' and ') || 'nothing'}`;
  const [only, second] = deciding;
  if (second) return 'volume and price';
  return only === factors[0] ? 'volume, not price' : 'price, not volume';
}

function leftOutText(days: readonly Day[], today: Day): string {
  const [first] = days;
  if (days.length === 1 && first !== undefined)
    return `${dayText(first, yearOf(today))} is left out: it has no value or no expected value.`;
  return `${days.length} days are left out: they have no value or no expected value.`;
}

function unexplainedText({ verdict, judgedFrom, judgedTo }: Unexplained, today: Day): string {
  const days = `${dayText(judgedFrom, yearOf(today))} to ${dayText(judgedTo, yearOf(today))}`;
  if (verdict === null) return `not among the judged days (${days})`;
  return `nothing to explain, because nothing was expected of it (${statusWords(verdict).word})`;
}
