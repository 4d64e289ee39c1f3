import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useSearchParams } from 'wouter';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import type { EventJson } from '../../../api/shared/event-schema.ts';
import type { ValueFormat } from '../../../report/words/period-text.ts';
import { api } from '../../data/api.ts';
import { ScenarioForm } from './scenario-form.tsx';
import { ScenarioTable } from './scenario-table.tsx';

interface ScenarioProps {
  readonly metric: MetricJson;
  readonly format: ValueFormat;
  readonly events: readonly EventJson[];
  readonly today: string;
}

const PARAMETERS = ['level', 'from', 'to', 'like', 'on'];

/** A scenario: month and quarter at another level, or with an event. The address keeps it. */
export function Scenario({ metric, format, events, today }: ScenarioProps): JSX.Element {
  const [params, setParams] = useSearchParams();
  const given = new URLSearchParams([...params].filter(([name]) => PARAMETERS.includes(name)));
  const query = (given.size === 0 ? new URLSearchParams({ level: '-0.1' }) : given).toString();
  const { data, error } = useQuery({
    queryKey: ['scenario', metric.id, query],
    queryFn: async () =>
      api.get('/api/v1/metrics/{id}/what-if', {
        path: { id: metric.id },
        query: Object.fromEntries(new URLSearchParams(query)),
      }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const ask = (change: URLSearchParams): void =>
    setParams(new URLSearchParams([...[...params].filter(([name]) => !PARAMETERS.includes(name)), ...change]));
  return (
    <section className="section" aria-labelledby="scenario">
      <h2 id="scenario">Scenario</h2>
      <ScenarioForm key={query} given={new URLSearchParams(query)} events={events} onAsk={ask} />
      <div role="status">
        {error ? <p className="stale">{sentence(error.message)}</p> : null}
        {data && !error ? (
          <ScenarioTable change={data.change} results={data.data} format={format} today={today} />
        ) : null}
      </div>
    </section>
  );
}

/** An error of the API names the parameter first. */
function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
