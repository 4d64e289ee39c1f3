import type { JSX } from 'react';
import type { IncidentDetailJson } from '../../../report/incident-json.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { MetricLink } from '../../ui/metric-link.tsx';
import { State } from '../../ui/states/state.tsx';

interface IncidentSeriesProps {
  readonly incident: IncidentDetailJson;
  readonly today: string;
}

/** The series whose alerts are one incident. */
export function IncidentSeries({ incident, today }: IncidentSeriesProps): JSX.Element {
  return (
    <section aria-labelledby="series">
      <h2 id="series">What is part of it</h2>
      <div className="wide">
        <table className="slices">
          <thead>
            <tr>
              <th scope="col">Series</th>
              <th scope="col">Worst</th>
              <th scope="col" className="hide-s">
                Side
              </th>
              <th scope="col" className="r">
                Since
              </th>
              <th scope="col" className="r hide-s">
                Last alert
              </th>
            </tr>
          </thead>
          <tbody>
            {incident.series.map(({ metric, slice, title, severity, side, opened_on, last_alert }) => (
              <tr key={`${metric} ${slice}`}>
                <th scope="row">
                  <MetricLink id={metric} slice={slice}>
                    {title}
                  </MetricLink>
                </th>
                <td>
                  <State mark={severity} word={severity === 'critical' ? 'Critical' : 'Warning'} />
                </td>
                <td className="hide-s">{side} expected</td>
                <td className="r">{dayOfText(opened_on, today)}</td>
                <td className="r hide-s">{dayOfText(last_alert, today)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
