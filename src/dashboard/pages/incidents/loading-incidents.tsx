import type { JSX } from 'react';

const PLACEHOLDERS = [1, 2, 3];

/** The page of incidents before its figures. */
export function LoadingIncidents(): JSX.Element {
  return (
    <section aria-busy="true" aria-label="Loading">
      <h1 className="verdict">Incidents</h1>
      <ul className="wait-list">
        {PLACEHOLDERS.map((key) => (
          <li key={key}>
            <span className="wait short" />
            <span className="wait long" />
          </li>
        ))}
      </ul>
    </section>
  );
}
