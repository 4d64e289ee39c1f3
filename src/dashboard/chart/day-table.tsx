import { useState, type JSX } from 'react';
import type { ValueFormat } from '../../report/words/period-text.ts';
import type { ChartDay } from './chart-day.ts';
import { DayTableRow } from './day-table-row.tsx';

interface DayTableProps {
  readonly days: readonly ChartDay[];
  readonly title: string;
  readonly format: ValueFormat;
}

const COLUMNS = ['Actual', 'Expected', 'Normal range', 'Against expected'];

/** The chart as a table: judged days newest first, then the days ahead. Made when it is opened: three years are ten thousand cells. */
export function DayTable({ days, title, format }: DayTableProps): JSX.Element {
  const [isOpen, setIsOpen] = useState(false);
  const isComing = ({ ahead, running }: ChartDay): boolean => ahead !== null || running !== null;
  const shown = isOpen ? [...days.filter((day) => !isComing(day)).reverse(), ...days.filter(isComing)] : [];
  const hasEvents = days.some(({ events }) => events.length > 0);
  return (
    <details className="fold as-table" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>Show as a table</summary>
      <div className="box" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              {COLUMNS.map((column) => (
                <th scope="col" className="r" key={column}>
                  {column}
                </th>
              ))}
              <th scope="col">Verdict</th>
              {hasEvents ? <th scope="col">Holiday or event</th> : null}
            </tr>
          </thead>
          <tbody>
            {shown.map((day) => (
              <DayTableRow key={day.ds} day={day} format={format} hasEvents={hasEvents} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
