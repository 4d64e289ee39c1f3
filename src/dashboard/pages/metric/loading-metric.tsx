import type { JSX } from 'react';

/** The page of a metric before its figures. */
export function LoadingMetric(): JSX.Element {
  return (
    <>
      <section aria-busy="true" aria-label="Loading">
        <p className="crumb">Metrics</p>
        <h1 className="verdict">
          <span className="vh">The figures are loading</span>
          <span className="wait" />
        </h1>
      </section>
      <section>
        <div className="wait-chart">
          <span className="wait" />
        </div>
      </section>
    </>
  );
}
