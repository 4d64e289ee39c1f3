import type { JSX } from 'react';

const PLACEHOLDERS = [1, 2, 3, 4, 5, 6, 7, 8];

/** The page of all metrics before its figures. */
export function LoadingMetrics(): JSX.Element {
  return (
    <section aria-busy="true" aria-label="Loading">
      <h1 className="verdict">Metrics</h1>
      <ul className="kpis of-4 cards">
        {PLACEHOLDERS.map((key) => (
          <li className="kpi" key={key}>
            <span className="wait short" />
            <span className="wait line" />
            <span className="wait" />
          </li>
        ))}
      </ul>
    </section>
  );
}
