import { addDays } from '../../../calendar/day.ts';
import { periodOf } from '../../../calendar/period.ts';
import type { PeriodForecast } from '../../../forecast/periods/period-forecast.ts';
import { addsUp } from '../../../metrics/metric.ts';
import { isCurrent } from '../../is-current.ts';
import type { Summary } from '../../summary.ts';
import { monthText } from '../format.ts';
import {
  fallsShort,
  periodFigures,
  periodRange,
  periodText,
  runRateText,
  soFarText,
  targetTexts,
  type ValueFormat,
} from '../period-text.ts';
import { NOT_JUDGED, statusWords, type StateWords } from '../state-words.ts';
import { NOT_JUDGED_YET, sentenceCase, type Answer, type TileText } from './answer.ts';
import { dayName, runYear } from './day-name.ts';

/** Where the month lands in revenue, and the quarter. */
export function periodAnswer(summary: Summary): Answer {
  const { month, quarter } = summary;
  if (!month) return { question: 'Month', state: NOT_JUDGED, text: whyNoMonth(summary) };
  const money = formatOf(summary);
  const year = runYear(summary);
  const parts = [
    `lands at ${periodFigures(month, money)}${originText(month, summary)}`,
    `${soFarText(month, money)}${unknownText(month)}`,
    runRateText(month, money),
    quarter ? `${periodText(quarter, year)} at ${periodFigures(quarter, money)}` : '',
  ];
  return {
    question: periodText(month, year),
    state: isCurrent(summary) ? periodState(month) : NOT_JUDGED,
    text: parts.filter((part) => part !== '').join('; '),
  };
}

/** @param text the answer's sentence */
export function periodTile(summary: Summary, text: string): TileText {
  const { month } = summary;
  if (!month) return { ask: 'Where will the month land?', figure: NOT_JUDGED_YET, why: text };
  const money = formatOf(summary);
  const [target, odds] = targetTexts(month, money) ?? [];
  const ask = `Where will ${monthText(month.period.first)} land?`;
  const figure = periodRange(month, money);
  if (target === undefined || odds === undefined)
    return { ask, figure, why: `${rangeText(month)}${originText(month, summary)}; ${soFarText(month, money)}` };
  const rate = runRateText(month, money) || soFarText(month, money);
  return { ask, figure, why: `${sentenceCase(target)}: ${odds}; ${rate}` };
}

function rangeText({ rest }: PeriodForecast): string {
  return rest.lower === rest.upper ? 'The days left are closed' : '80% range';
}

function formatOf({ revenue, currency }: Summary): ValueFormat {
  return { unit: revenue?.metric.unit ?? 'currency', currency };
}

function unknownText({ unknownDays }: PeriodForecast): string {
  return unknownDays === 0 ? '' : `, ${unknownDays} of them without sound data and counted as forecast`;
}

/** A Warning if even the upper end of the range misses the target. */
function periodState(month: PeriodForecast): StateWords {
  if (fallsShort(month)) return statusWords('warning');
  return { word: 'Forecast', shape: '→', mark: 'forecast', tone: 'unknown' };
}

function whyNoMonth(summary: Summary): string {
  const { dataStop, revenue } = summary;
  if (dataStop?.isRevenue && periodOf('month', addDays(dataStop.lastDay, 1)).last < summary.lastClosed)
    return `not forecast: your data stopped on ${dayName(dataStop.lastDay, summary)}, before the month began`;
  if (revenue && revenue.verdict.expectation?.yhat === 0)
    return `not forecast: ${revenue.metric.unit === 'currency' ? 'nothing was sold lately' : 'the last days were zero'}`;
  if (revenue && (revenue.verdict.expectation?.yhat ?? 0) < 0) return 'not forecast: less than zero is expected';
  if (revenue && !addsUp(revenue.metric)) return `the days of ${revenue.metric.title} add up to no month`;
  return 'too little history to say where the month will land';
}

/** The last known day, where later ones have closed: the forecast knows nothing of them. */
function originText({ period, daysIn }: PeriodForecast, summary: Summary): string {
  const last = addDays(period.first, daysIn - 1);
  return last < summary.lastClosed ? `, as forecast from ${dayName(last, summary)}` : '';
}
