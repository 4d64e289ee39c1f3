import type { JSX } from 'react';
import type { DataFaultJson } from '../../../api/data-faults/schema.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { MetricLink } from '../../ui/metric-link.tsx';
import { Mark } from '../../ui/mark.tsx';

interface DataFaultsProps {
  readonly faults: readonly DataFaultJson[];
  readonly today: string;
}

/** What is wrong with the rows of a day, and which metrics it touches. */
export function DataFaults({ faults, today }: DataFaultsProps): JSX.Element {
  if (faults.length === 0) return <p className="faint">None on the judged days.</p>;
  return (
    <ul className="lines">
      {lastDays(faults).map(({ ds, source, kind, place, sentence, series, evidence }) => (
        <li key={`${ds} ${source} ${kind} ${place}`}>
          <Mark name="data_fault" />{' '}
          <strong>
            {typeof evidence['since'] === 'string' ? `${dayOfText(evidence['since'], today)} to ` : ''}
            {dayOfText(ds, today)}:
          </strong>{' '}
          {sentence}.{' '}
          <span className="faint">
            Touches{' '}
            {Array.from(new Set(series.map(({ metric }) => metric))).map((metric, index) => (
              <span key={metric}>
                {index === 0 ? '' : ', '}
                <MetricLink id={metric}>{metric.replaceAll('_', ' ')}</MetricLink>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The last day of each fault: one that goes on is shown once. Newest first. */
function lastDays(faults: readonly DataFaultJson[]): DataFaultJson[] {
  const shown = new Set<string>();
  return faults.filter(({ ds, source, kind, place, evidence: { since = ds } }) => {
    const key = JSON.stringify([source, kind, place, since]);
    const isNew = !shown.has(key);
    shown.add(key);
    return isNew;
  });
}
