import type { PeriodForecast } from '../../../forecast/periods/period-forecast.ts';
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
} from '../period-text.ts';
import { NOT_JUDGED, statusWords, type StateWords } from '../state-words.ts';
import { NOT_JUDGED_YET, sentenceCase, type Answer, type TileText } from './answer.ts';
import { runYear } from './day-name.ts';

/** Where the month lands in revenue, and the quarter. */
export function periodAnswer(summary: Summary): Answer {
  const { month, quarter, currency } = summary;
  if (!month)
    return { question: 'Month', state: NOT_JUDGED, text: 'too little history to say where the month will land' };
  const money = { unit: 'currency', currency } as const;
  const year = runYear(summary);
  const parts = [
    `lands at ${periodFigures(month, money)}`,
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
export function periodTile({ month, currency }: Summary, text: string): TileText {
  if (!month) return { ask: 'Where will the month land?', figure: NOT_JUDGED_YET, why: text };
  const money = { unit: 'currency', currency } as const;
  const [target, odds] = targetTexts(month, money) ?? [];
  const ask = `Where will ${monthText(month.period.first)} land?`;
  const figure = periodRange(month, money);
  if (target === undefined || odds === undefined) return { ask, figure, why: `80% range; ${soFarText(month, money)}` };
  const rate = runRateText(month, money) || soFarText(month, money);
  return { ask, figure, why: `${sentenceCase(target)}: ${odds}; ${rate}` };
}

function unknownText({ unknownDays }: PeriodForecast): string {
  return unknownDays === 0 ? '' : `, ${unknownDays} of them without data and counted as forecast`;
}

/** A Warning if even the upper end of the range misses the target. */
function periodState(month: PeriodForecast): StateWords {
  if (fallsShort(month)) return statusWords('warning');
  return { word: 'Forecast', shape: '→', mark: 'forecast', tone: 'unknown' };
}
