import type { JSX } from 'react';
import { decimalText } from '../../../report/words/format.ts';
import type { SourceJson } from '../../../api/sources/schema.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { State } from '../../ui/states/state.tsx';
import { RowsByDay } from './rows-by-day.tsx';

const TABLES: Readonly<Record<SourceJson['table'], string>> = {
  fact_sales: 'sales',
  fact_ops_events: 'operational events',
  fx_rates: 'exchange rates',
  daily_values: 'daily values',
};

interface SourceProps {
  readonly source: SourceJson;
  readonly today: string;
}

/** A source: freshness, what its files held, and its rows by day. */
export function Source({ source, today }: SourceProps): JSX.Element {
  const { id, table, late, days } = source;
  const isUnloaded = source.loaded_at === null;
  const gaps = days.filter(({ rows, closed }) => rows === 0 && !closed);
  return (
    <section className="source" aria-labelledby={`source-${id}`}>
      <div>
        <h2 id={`source-${id}`}>
          {id} <span className="faint h-note">{TABLES[table]}</span>
        </h2>
        <State
          mark={isUnloaded ? 'no_data' : late ? 'late_data' : 'normal'}
          word={isUnloaded ? 'Never loaded' : late ? 'Late data' : 'Complete'}
        />
        <dl className="facts">
          {facts(source, today).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {days.length > 0 ? (
        <div>
          <RowsByDay days={days} today={today} name={id} />
          <p className="small">
            {gaps.length === 0
              ? `Rows on every open day of the last ${days.length}.`
              : `No rows on ${gaps.length} of the last ${days.length} days: ${gapText(gaps, today)}.`}
          </p>
        </div>
      ) : null}
    </section>
  );
}

const GAPS_NAMED = 3;

function gapText(gaps: SourceJson['days'], today: string): string {
  const named = gaps.slice(-GAPS_NAMED).map(({ ds }) => dayOfText(ds, today));
  return `${gaps.length > GAPS_NAMED ? 'latest ' : ''}${named.join(', ')}`;
}

function facts(source: SourceJson, today: string): [string, string][] {
  const { complete_through, last_day, last_row, loaded_at, files, rows_read, rows_rejected, usual_silence } = source;
  const day = (ds: string | null): string => (ds === null ? 'none' : dayOfText(ds, today));
  const isRates = source.table === 'fx_rates';
  return [
    ...(isRates
      ? []
      : [
          ['Complete to', day(complete_through)] as [string, string],
          ['Last day with rows', day(last_day)] as [string, string],
        ]),
    ...(last_row === null ? [] : [['Last row today', last_row] as [string, string]]),
    ['Loaded', loaded_at === null ? 'never' : `${dayOfText(loaded_at.slice(0, 10), today)}, ${loaded_at.slice(11)}`],
    ['Rows', `${count(rows_read)} in ${count(files)} ${files === 1 ? 'file' : 'files'}`],
    ['Rejected', rows_rejected === 0 ? 'none' : count(rows_rejected)],
    ...(usual_silence > 0
      ? [['Usual silence', `${usual_silence} ${usual_silence === 1 ? 'day' : 'days'}`] as [string, string]]
      : []),
  ];
}

function count(value: number): string {
  return decimalText(value, 0);
}
