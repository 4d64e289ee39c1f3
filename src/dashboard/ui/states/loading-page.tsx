import type { JSX } from 'react';

/** A page of one thing before its figures. */
export function LoadingPage({ section }: { readonly section: string }): JSX.Element {
  return (
    <>
      <section aria-busy="true" aria-label="Loading">
        <p className="crumb">{section}</p>
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
