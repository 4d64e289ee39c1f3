import type { JSX } from 'react';
import type { ChartDay } from './chart-day.ts';
import { DayTableRow } from './day-table-row.tsx';

interface DayTableProps {
  readonly days: readonly ChartDay[];
  readonly title: string;
  readonly currency: string;
}

const COLUMNS = ['Actual', 'Expected', 'Normal range', 'Against expected'];

/** The chart's numbers: judged days newest first, then the days ahead. */
export function DayTable({ days, title, currency }: DayTableProps): JSX.Element {
  const past = days.filter(({ ahead }) => ahead === null).reverse();
  const coming = days.filter(({ ahead }) => ahead !== null);
  return (
    <details className="as-table">
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
            </tr>
          </thead>
          <tbody>
            {[...past, ...coming].map((day) => (
              <DayTableRow key={day.ds} day={day} currency={currency} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
