import type { JSX } from 'react';
import type { ValueFormat } from '../../report/words/period-text.ts';
import type { ChartDay } from './chart-day.ts';
import { dayOfText } from '../ui/day-of-text.ts';
import { dayEvidence, dayState, eventNames } from './day-reading-text.ts';
import { markOf } from '../ui/mark.tsx';
import { State } from '../ui/states/state.tsx';

interface DayReadingProps {
  readonly day: ChartDay;
  readonly format: ValueFormat;
}

/** The selected day, in place of the legend. */
export function DayReading({ day, format }: DayReadingProps): JSX.Element {
  const { verdict, ahead, ds } = day;
  const names = eventNames(day);
  const mark = verdict ? markOf(verdict) : (ahead ?? day.running) ? 'forecast' : 'no_data';
  return (
    <p className="reading" aria-hidden="true">
      <strong>{dayOfText(ds, ds)}</strong> {names === '' ? null : `${names} `}
      <State mark={mark} word={dayState(day)} /> {dayEvidence(day, format)}
    </p>
  );
}
