import type { JSX } from 'react';
import { Link } from 'wouter';
import type { IncidentDetailJson } from '../../../report/incident-json.ts';
import { incidentPath } from '../../ui/incident-path.ts';

/** What tells a fault in the data from one in the business, and all of the incident to keep. */
export function Evidence({ incident }: { readonly incident: IncidentDetailJson }): JSX.Element {
  const { id, is_data, evidence, coincidences } = incident;
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{is_data ? 'A fault in the data' : 'Business or data?'}</h2>
      <ul className="reasons">
        {evidence.length === 0 ? <li>No fault was found in the data of these days.</li> : null}
        {evidence.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {coincidences.length > 0 ? (
        <>
          <h3>Operations beside it</h3>
          <ul className="reasons">
            {coincidences.map(({ incident: other, text }) => {
              const [before, after] = text.split(other);
              return (
                <li key={other}>
                  {before}
                  <Link href={incidentPath(other)}>{other}</Link>
                  {after}
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
      <p className="save">
        <a href={`/api/v1/incidents/${encodeURIComponent(id)}`} download={`${id}.json`}>
          Incident as JSON
        </a>{' '}
        <a href={`/api/v1/incidents/${encodeURIComponent(id)}/evidence`} download={`${id}-evidence.zip`}>
          Download evidence
        </a>
      </p>
    </section>
  );
}
