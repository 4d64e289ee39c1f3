import type { JSX } from 'react';
import type { IncidentsData, IncidentsOf } from '../../data/fetch/fetch-incidents.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { IncidentRow } from './incident-row.tsx';

interface IncidentsProps {
  readonly data: IncidentsData;
  readonly of: IncidentsOf;
  readonly tabs: readonly { readonly value: string; readonly label: string }[];
}

/** The list of incidents, with what each cost so far. */
export function Incidents({ data, of, tabs }: IncidentsProps): JSX.Element {
  const { incidents, hasMore, staleness, summary } = data;
  const query = new URLSearchParams({ format: 'csv', ...(of === '' ? {} : { state: of }) }).toString();
  return (
    <section aria-labelledby="title">
      <title>Incidents · Evenkeel</title>
      <h1 className="verdict" id="title">
        {headingText(data, of)}
      </h1>
      {staleness === null ? null : (
        <p className="stale" role="alert">
          {staleness}
        </p>
      )}
      <div className="chart-head">
        <Tabs name="state" label="Which incidents" tabs={tabs} />
        <a className="save" href={`/api/v1/incidents?${query}`} download="incidents.csv">
          CSV
        </a>
      </div>
      {incidents.length === 0 ? (
        <p className="note">{of === 'open' ? 'Nothing needs a decision.' : 'There has been none yet.'}</p>
      ) : (
        <div className="wide">
          <table className="slices incidents">
            <thead>
              <tr>
                <th scope="col">State</th>
                <th scope="col">What</th>
                <th scope="col" className="hide-s">
                  Kind
                </th>
                <th scope="col" className="hide-s">
                  Since
                </th>
                <th scope="col" className="r hide-s">
                  Days
                </th>
                <th scope="col" className="r">
                  So far
                </th>
              </tr>
            </thead>
            <tbody>
              {incidents.map((incident) => (
                <IncidentRow key={incident.id} incident={incident} today={summary.last_closed} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasMore ? <p className="after-list">These are the newest; the CSV has all.</p> : null}
    </section>
  );
}

function headingText({ incidents, hasMore, staleness }: IncidentsData, of: IncidentsOf): string {
  const count = `${incidents.length}${hasMore ? ' and more' : ''}`;
  const noun = incidents.length === 1 && !hasMore ? 'incident' : 'incidents';
  if (of === 'closed') return `${count} ${noun} over.`;
  if (of === '') return `${count} ${noun}.`;
  if (incidents.length > 0) return `${count} open ${noun}.`;
  return staleness === null ? 'No open incident.' : 'No open incident that is known of.';
}
