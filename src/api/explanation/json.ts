import { isoDay, type Day } from '../../calendar/day.ts';
import { amountOf, type Explanation, type Part } from '../../explain/explanation.ts';
import type { ExplanationReport, FactorSplit } from '../../report/explained.ts';
import { explanationSentences, partName } from '../../report/words/explanation/explanation-sentences.ts';
import type { ExplanationJson } from './schema.ts';

/** @param today the last closed day: dates of its year have none */
export function explanationJson(report: ExplanationReport, currency: string, today: Day): ExplanationJson {
  const { metric, slice, from, to } = report;
  const span = { metric: metric.id, slice, from: isoDay(from), to: isoDay(to) };
  const sentences = explanationSentences(report, currency, today);
  if (report.status === 'unexplained') return { ...span, ...NOTHING, sentences };
  const { actual, expected, split, factors } = report;
  return {
    ...span,
    status: 'explained',
    y: actual,
    yhat: expected,
    gap: split ? amountOf(split.units, split.digits) : actual - expected,
    parts: split ? [...split.causes, split.rest].map((part) => partJson(part, split)) : [],
    no_split: report.noSplit,
    broad_based: split?.isBroad ?? false,
    mostly_mix: split?.isMostlyMix ?? false,
    factors: factors ? factors.factors.map((factor) => factorJson(factor, factors)) : [],
    left_out: report.leftOut.map(isoDay),
    outdated: report.isOutdated,
    sentences,
  };
}

const NOTHING: Omit<ExplanationJson, 'metric' | 'slice' | 'from' | 'to' | 'sentences'> = {
  status: 'unexplained',
  y: null,
  yhat: null,
  gap: null,
  parts: [],
  no_split: null,
  broad_based: false,
  mostly_mix: false,
  factors: [],
  left_out: [],
  outdated: false,
};

function partJson(part: Part, { digits }: Explanation): ExplanationJson['parts'][number] {
  return {
    name: partName(part),
    slice: part.slice.map(({ dimension, value }) => ({ dimension, value })),
    expected: part.expected,
    actual: part.actual,
    amount: amountOf(part.units, digits),
    share: part.share,
    rate: part.rateAndMix?.rate ?? null,
    mix: part.rateAndMix?.mix ?? null,
  };
}

function factorJson(
  { title, unit, note, expected, actual, units }: FactorSplit['factors'][number],
  { digits }: FactorSplit,
): ExplanationJson['factors'][number] {
  return { title, unit, note, expected, actual, amount: amountOf(units, digits) };
}
