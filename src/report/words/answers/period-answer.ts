import type { PeriodForecast } from '../../../forecast/periods/period-forecast.ts';
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
  const { landing, quarter, currency, revenue } = summary;
  if (!landing)
    return { question: 'Month', state: NOT_JUDGED, text: 'too little history to say where the month will land' };
  const money = { unit: 'currency', currency } as const;
  const year = runYear(summary);
  const parts = [
    `lands at ${periodFigures(landing, money)}`,
    `${soFarText(landing, money)}${unknownText(landing)}`,
    runRateText(landing, money),
    quarter ? `${periodText(quarter, year)} at ${periodFigures(quarter, money)}` : '',
  ];
  return {
    question: periodText(landing, year),
    state: revenue?.verdict.status === 'late_data' ? NOT_JUDGED : periodState(landing),
    text: parts.filter((part) => part !== '').join('; '),
  };
}

/** @param text the answer's sentence */
export function periodTile({ landing, currency }: Summary, text: string): TileText {
  if (!landing) return { ask: 'Where will the month land?', figure: NOT_JUDGED_YET, why: text };
  const money = { unit: 'currency', currency } as const;
  const [target, odds] = targetTexts(landing, money) ?? [];
  const ask = `Where will ${monthText(landing.period.first)} land?`;
  const figure = periodRange(landing, money);
  if (target === undefined || odds === undefined)
    return { ask, figure, why: `80% range; ${soFarText(landing, money)}` };
  const rate = runRateText(landing, money) || soFarText(landing, money);
  return { ask, figure, why: `${sentenceCase(target)}: ${odds}; ${rate}` };
}

function unknownText({ unknownDays }: PeriodForecast): string {
  return unknownDays === 0 ? '' : `, ${unknownDays} of them without data and counted as forecast`;
}

/** A Warning if even the upper end of the range misses the target. */
function periodState(landing: PeriodForecast): StateWords {
  if (fallsShort(landing)) return statusWords('warning');
  return { word: 'Forecast', shape: '→', mark: 'forecast', tone: 'unknown' };
}
