import type { JSX } from 'react';
import { distinctText, shareText } from '../../report/words/format.ts';
import type { ValueFormat } from '../../report/words/period-text.ts';
import type { ChartDay } from './chart-day.ts';
import { dayOfText } from '../ui/day-of-text.ts';
import { dayState, eventNames } from './day-reading-text.ts';

interface DayTableRowProps {
  readonly day: ChartDay;
  readonly format: ValueFormat;
  /** Whether the table has a column for holidays and events. */
  readonly hasEvents: boolean;
}

/** One day in numbers; the range of a forecast day is its 95 % band. */
export function DayTableRow({ day, format, hasEvents }: DayTableRowProps): JSX.Element {
  const { ds, verdict, ahead, running } = day;
  const lower = ahead?.yhat_lower ?? verdict?.warning_lower;
  const upper = ahead?.yhat_upper ?? verdict?.warning_upper;
  const shown = [verdict?.y, ahead?.yhat ?? verdict?.yhat, lower, upper].filter((value) => typeof value === 'number');
  const text = distinctText(shown, format.unit, format.currency);
  const money = (value: number | null | undefined): string => (typeof value === 'number' ? text(value) : '–');
  return (
    <tr>
      <th scope="row">{dayOfText(ds, ds)}</th>
      <td className="r">{running ? `${running.value} to ${running.until}` : money(verdict?.y)}</td>
      <td className="r">{money(ahead?.yhat ?? verdict?.yhat)}</td>
      <td className="r">{rangeText(lower, upper, money)}</td>
      <td className="r">{deviationText(verdict?.deviation_pct)}</td>
      <td>{ahead && !running ? 'Forecast, 95% band' : stateText(day)}</td>
      {hasEvents ? <td>{eventNames(day)}</td> : null}
    </tr>
  );
}

/** `Normal, was Critical until 27 Nov` */
function stateText(day: ChartDay): string {
  const restated = day.verdict?.restated ?? null;
  return restated === null ? dayState(day) : `${dayState(day)}, ${restated}`;
}

function rangeText(
  lower: number | null | undefined,
  upper: number | null | undefined,
  money: (value: number) => string,
): string {
  if (typeof lower === 'number' && typeof upper === 'number') return `${money(lower)} to ${money(upper)}`;
  if (typeof upper === 'number') return `at most ${money(upper)}`;
  return typeof lower === 'number' ? `at least ${money(lower)}` : '–';
}

function deviationText(pct: number | null | undefined): string {
  if (pct === null || pct === undefined) return '–';
  return `${pct > 0 ? '+' : ''}${shareText(pct / 100)}`;
}
