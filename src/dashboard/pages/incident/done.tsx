import type { JSX } from 'react';
import type { IncidentDetailJson } from '../../../report/incident-json.ts';

/** What people did about the incident, the newest last. */
export function Done({ incident: { actions } }: { readonly incident: IncidentDetailJson }): JSX.Element | null {
  if (actions.length === 0) return null;
  return (
    <>
      <h3>What people did</h3>
      <ul className="reasons">
        {actions.map(({ at, text }) => (
          <li key={`${at} ${text}`}>{text}</li>
        ))}
      </ul>
    </>
  );
}
