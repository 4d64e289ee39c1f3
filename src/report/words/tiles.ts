import { isJudged } from '../../detect/verdict.ts';
import { isRatio } from '../../metrics/metric.ts';
import { answers, dayOf, isAlarming, type Answer } from './answer.ts';
import { evidence } from './evidence.ts';
import { monthText, valueText } from './format.ts';
import { periodRange, runRateText, soFarText, targetTexts } from './period-text.ts';
import type { DayVerdict, Summary } from '../summary.ts';
import { rangeText, seriesTitle, stateWords } from './wording.ts';

/** An answer as the page tells it: the question as people ask it, one figure, and why it is as it is. */
export interface Tile extends Answer {
  readonly ask: string;
  readonly figure: string;
  readonly why: string;
}

type Telling = Pick<Tile, 'ask' | 'figure' | 'why'>;

const UNJUDGED = 'Not judged yet';

/** The four answers with their figures, in their order. */
export function tiles(summary: Summary): Tile[] {
  const tellings = [revenueTelling, attentionTelling, landingTelling, operationsTelling];
  return answers(summary).flatMap((answer, index) => {
    const telling = tellings[index];
    return telling ? [{ ...answer, ...telling(summary, sentenceCase(answer.text)) }] : [];
  });
}

function revenueTelling(summary: Summary, text: string): Telling {
  const { revenue, currency } = summary;
  const ask = 'Is revenue normal?';
  if (!revenue) return { ask, figure: UNJUDGED, why: text };
  const { verdict, metric } = revenue;
  if (!isJudged(verdict)) {
    if (verdict.status === 'late_data') return { ask, figure: UNJUDGED, why: lateText(revenue, summary) };
    return {
      ask,
      figure: verdict.value === null ? UNJUDGED : valueText(verdict.value, metric.unit, currency),
      why: text,
    };
  }
  const figure = valueText(verdict.value, metric.unit, currency);
  return { ask, figure, why: sentenceCase(evidence(verdict, metric, currency)) };
}

/** What is known instead of a day whose data are late. */
function lateText({ day }: DayVerdict, summary: Summary): string {
  const { lastJudgedRevenue: before, currency } = summary;
  const incomplete = `The data of ${dayOf(day, summary)} are not complete`;
  if (!before || before.verdict.value === null) return incomplete;
  const value = valueText(before.verdict.value, before.metric.unit, currency);
  return `${incomplete}. ${dayOf(before.day, summary)} was ${stateWords(before).word}, ${value}`;
}

function attentionTelling(summary: Summary, text: string): Telling {
  const ask = 'Anything to decide?';
  const { attention, omitted, revenue, currency } = summary;
  const [worst] = attention;
  if (!worst) return { ask, figure: revenue?.verdict.status === 'late_data' ? UNJUDGED : 'Nothing', why: text };
  const shown = attention.find(isMoney) ?? worst;
  const others = attention.filter((item) => item !== shown);
  const [second] = others;
  const more = others.length + omitted.attention - 1;
  const also = second ? `; also ${seriesTitle(second)}${more > 0 ? ` and ${more} more` : ''}` : '';
  return {
    ask,
    figure: isMoney(shown) ? gapFigure(shown, currency) : seriesTitle(shown),
    why: `${seriesTitle(shown)} on ${dayOf(shown.day, summary)}${also}`,
  };
}

function landingTelling({ landing, currency }: Summary, text: string): Telling {
  if (!landing) return { ask: 'Where will the month land?', figure: UNJUDGED, why: text };
  const money = { unit: 'currency', currency } as const;
  const [target, odds] = targetTexts(landing, money) ?? [];
  const ask = `Where will ${monthText(landing.period.first)} land?`;
  const figure = periodRange(landing, money);
  if (target === undefined || odds === undefined)
    return { ask, figure, why: `80% range; ${soFarText(landing, money)}` };
  const rate = runRateText(landing, money) || soFarText(landing, money);
  return { ask, figure, why: `${sentenceCase(target)}: ${odds}; ${rate}` };
}

function operationsTelling(summary: Summary, text: string): Telling {
  const { operations, omitted, currency } = summary;
  const ask = 'Are operations degrading?';
  const judged = operations.filter(({ verdict }) => isJudged(verdict));
  if (judged.length === 0) return { ask, figure: UNJUDGED, why: text };
  const [worst, ...others] = operations.filter(isAlarming);
  if (!worst || !isJudged(worst.verdict))
    return {
      ask,
      figure: `All ${judged.length + omitted.operations.judged} normal`,
      why: calmText(judged, summary) || text,
    };
  const value = valueText(worst.verdict.value, worst.metric.unit, currency);
  const range = sentenceCase(rangeText(worst.verdict, worst.metric, currency));
  const alarmingCount = others.length + 1 + omitted.operations.alarming;
  const calm = judged.length + omitted.operations.judged - alarmingCount;
  const also = alsoText(others[0], alarmingCount - 2, calm);
  return { ask, figure: `${seriesTitle(worst)} ${value}`, why: [range, also].filter((text) => text !== '').join('. ') };
}

/** What alarms besides the worst: the second, how many more, and how many judged series do not. */
function alsoText(second: DayVerdict | undefined, more: number, calm: number): string {
  const theCalm = calm === 1 ? 'one does not' : `${calm} do not`;
  if (!second) return calm === 0 ? '' : `The other ${theCalm} alarm`;
  const alarm = more > 0 ? ` and ${more} more alarm` : ' alarms';
  return `${seriesTitle(second)}${alarm} too${calm === 0 ? '' : `, ${theCalm}`}`;
}

/** The whole figures, where none of them alarms. */
function calmText(judged: readonly DayVerdict[], summary: Summary): string {
  const whole = judged.filter(({ slice }) => slice === '');
  const figures = whole.map(({ metric, verdict }) =>
    verdict.value === null
      ? metric.title
      : `${metric.title} ${valueText(verdict.value, metric.unit, summary.currency)}`,
  );
  const [first] = whole;
  return first ? `${figures.join(', ')} on ${dayOf(first.day, summary)}` : '';
}

function isMoney({ metric }: DayVerdict): boolean {
  return metric.unit === 'currency' && !isRatio(metric.measure);
}

function gapFigure({ verdict }: DayVerdict, currency: string): string {
  if (!isJudged(verdict)) return '';
  const gap = verdict.value - verdict.expectation.yhat;
  return `${valueText(Math.abs(gap), 'currency', currency)} ${gap < 0 ? 'short' : 'over'}`;
}

function sentenceCase(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
