import type { JSX } from 'react';
import { decimalText } from '../../../report/words/format.ts';
import type { SourceJson } from '../../../api/sources/schema.ts';
import { dayOfText } from '../../ui/day-of-text.ts';

interface RowsByDayProps {
  readonly days: SourceJson['days'];
  readonly today: string;
  /** Of the source. */
  readonly name: string;
}

const WIDTH = 1000;
const GAP_SHARE = 0.25;

/** The rows of a source by day: bars from zero, an outline where there are none, hatched where it is closed. */
export function RowsByDay({ days, today, name }: RowsByDayProps): JSX.Element {
  const most = Math.max(1, ...days.map(({ rows }) => rows));
  const step = WIDTH / days.length;
  const width = step * (1 - GAP_SHARE);
  const [first] = days;
  const last = days.at(-1);
  const from = first ? dayOfText(first.ds, today) : '';
  const to = last ? dayOfText(last.ds, today) : '';
  return (
    <>
      <svg
        className="rows"
        viewBox={`0 0 ${WIDTH} 100`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Rows of ${name} by day, ${from} to ${to}: at most ${decimalText(most, 0)}`}
      >
        {days.map(({ ds, rows, closed }, index) => {
          const x = index * step;
          if (rows > 0) {
            const height = (100 * rows) / most;
            return <rect key={ds} className="bar" x={x} y={100 - height} width={width} height={height} />;
          }
          return (
            <rect
              key={ds}
              className={closed ? 'is-closed-day' : 'gap'}
              x={x}
              y={closed ? 94 : 0}
              width={width}
              height={closed ? 6 : 100}
            />
          );
        })}
      </svg>
      <p className="ends" aria-hidden="true">
        <span>{from}</span>
        <span>{to}</span>
      </p>
    </>
  );
}
