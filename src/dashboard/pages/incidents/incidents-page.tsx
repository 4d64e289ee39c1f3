import type { JSX } from 'react';
import { fetchIncidents, type IncidentsOf } from '../../data/fetch/fetch-incidents.ts';
import { PageFrame } from '../../ui/page-frame.tsx';
import { useTab } from '../../ui/tabs.tsx';
import { Incidents } from './incidents.tsx';
import { LoadingIncidents } from './loading-incidents.tsx';

const STATES = [
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Over' },
  { value: 'all', label: 'All' },
] as const;

/** The incidents of the business and of its data. */
export function IncidentsPage(): JSX.Element {
  const [state] = useTab('state', STATES);
  const of: IncidentsOf = state === 'open' || state === 'closed' ? state : '';
  return (
    <PageFrame queryKey={['incidents', of]} fetcher={async () => fetchIncidents(of)} loading={<LoadingIncidents />}>
      {(data) => <Incidents data={data} of={of} tabs={STATES} />}
    </PageFrame>
  );
}
