import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState, type JSX } from 'react';
import type { OperationHourJson, OperationHoursJson } from '../../../api/operations/schema.ts';
import { clockText } from '../../../report/words/nowcast-text.ts';
import { Svg } from '../../chart/svg.tsx';
import { fetchOperationHours } from '../../data/fetch/fetch-operations.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { hoursChart } from './hours-chart.ts';
import { outsideText, type HourFigureName } from './outside-text.ts';

const EVERY_MS = 60_000;

const FIGURES: readonly { readonly name: HourFigureName; readonly title: string }[] = [
  { name: 'requests', title: 'Requests' },
  { name: 'error_rate', title: 'Error rate' },
  { name: 'latency_p95', title: 'Latency p95' },
];

interface HoursProps {
  readonly ofAll: OperationHoursJson;
  /** `YYYY-MM-DD` */
  readonly runDay: string;
}

/** The hours of the last days beside the usual ones of the week, and where the running day would land. */
export function Hours({ ofAll, runDay }: HoursProps): JSX.Element | null {
  const id = useId();
  const [service, setService] = useState('');
  const { data: ofOne, error } = useQuery({
    queryKey: ['operation-hours', service],
    queryFn: async () => fetchOperationHours(service),
    enabled: service !== '',
    refetchInterval: EVERY_MS,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const { hours, services, running, running_orders: sales } = service === '' ? ofAll : (ofOne ?? ofAll);
  const texts = [running?.requests, running?.errors, sales?.orders].flatMap((nowcast) => nowcast?.text ?? []);
  // Without a run since, the day that was running is over.
  const isRunning = (running ?? sales)?.ds === runDay;
  const [first, last] = [hours[0], hours.at(-1)];
  if (!first || !last) return null;
  return (
    <section className="section hours" aria-labelledby="hours">
      <div className="chart-head">
        <h2 id="hours">
          By the hour{' '}
          <span className="faint h-note">
            {dayOfText(first.ds, runDay)} to {dayOfText(last.ds, runDay)}, {clockText(last.hour + 1)}
          </span>
        </h2>
        <p className="one-field">
          <label htmlFor={id}>Service</label>
          <select id={id} value={service} onChange={({ target }) => setService(target.value)}>
            <option value="">all</option>
            {services.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </p>
      </div>
      {error && service !== '' ? (
        <p className="faint" role="alert">
          The hours of {service} could not be loaded: {error.message}. The page tries again within a minute.
        </p>
      ) : null}
      {isRunning ? (
        <p className="note">
          <strong>The running day</strong>
          {texts.length === 0 ? 'Too little of it is in to say where it would land.' : `${texts.join('. ')}.`} This is
          no verdict: a day is judged when it is over.
        </p>
      ) : null}
      {FIGURES.map(({ name, title }) => (
        <Figure key={name} name={name} title={title} hours={hours} runDay={runDay} />
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
