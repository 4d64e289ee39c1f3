import type { JSX } from 'react';
import { fetchIncident } from '../../data/fetch/fetch-incident.ts';
import { LoadingPage } from '../../ui/states/loading-page.tsx';
import { PageFrame } from '../../ui/page-frame.tsx';
import { Incident } from './incident.tsx';
import { NoSuchIncident } from './no-such-incident.tsx';

/** One incident. */
export function IncidentPage({ id }: { readonly id: string }): JSX.Element {
  return (
    <PageFrame
      queryKey={['incident', id]}
      fetcher={async () => fetchIncident(id)}
      loading={<LoadingPage section="Incidents" />}
    >
      {(data) => (data.incident ? <Incident data={data} incident={data.incident} /> : <NoSuchIncident id={id} />)}
    </PageFrame>
  );
}
