import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { OperationHourJson } from '../../../api/operations/schema.ts';
import { Svg } from '../../chart/svg.tsx';
import { api, dataOf } from '../../data/api.ts';
import { hoursChart } from './hours-chart.ts';
import { outsideText, type HourFigureName } from './outside-text.ts';

const EVERY_MS = 60_000;

const FIGURES: readonly { readonly name: HourFigureName; readonly title: string }[] = [
  { name: 'requests', title: 'Requests' },
  { name: 'error_rate', title: 'Error rate' },
  { name: 'latency_p95', title: 'Latency p95' },
];

/** The hours of the last days beside the usual ones of the week, and where the running day would land. */
export function Hours({ runDay }: { readonly runDay: string }): JSX.Element | null {
  const [service, setService] = useState('');
  const { data, error } = useQuery({
    queryKey: ['operation-hours', service],
    queryFn: async () => dataOf(api.get('/api/v1/operations/hours', { query: { service } })),
    refetchInterval: EVERY_MS,
    retry: false,
    placeholderData: keepPreviousData,
  });
  if (error && !data)
    return (
      <p className="faint" role="alert">
        The hours could not be loaded: {error.message}. The page tries again within a minute.
      </p>
    );
  if (!data) return null;
  const nowcasts = [data.running?.requests, data.running?.errors, data.running_orders?.orders];
  const texts = nowcasts.flatMap((nowcast) => nowcast?.text ?? []);
  if (data.hours.length === 0 && texts.length === 0) return null;
  return (
    <section className="section hours" aria-labelledby="hours">
      <div className="chart-head">
        <h2 id="hours">By the hour</h2>
        <label>
          Service{' '}
          <select value={service} onChange={({ target }) => setService(target.value)}>
            <option value="">all</option>
            {data.services.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      </div>
      {(data.running ?? data.running_orders) ? (
        <p className="note">
          <strong>The running day</strong>
          {texts.length === 0 ? 'Too little of it is in to say where it would land.' : `${texts.join('. ')}.`} This is
          no verdict: a day is judged when it is over.
        </p>
      ) : null}
      {FIGURES.map(({ name, title }) => (
        <Figure key={name} name={name} title={title} hours={data.hours} runDay={runDay} />
      ))}
    </section>
  );
}

interface FigureProps {
  readonly name: HourFigureName;
  readonly title: string;
  readonly hours: readonly OperationHourJson[];
  readonly runDay: string;
}

function Figure({ name, title, hours, runDay }: FigureProps): JSX.Element {
  return (
    <div className="hour-figure">
      <h3>{title}</h3>
      <Svg className="spark" markup={hoursChart(title, name, hours)} />
      <p className="small">{outsideText(name, hours, runDay)}</p>
    </div>
  );
}
