import type { JSX } from 'react';
import type { DataPageData } from '../../data/fetch/fetch-data-page.ts';
import { DataFaults } from './data-faults.tsx';
import { DataTitle } from './data-title.tsx';
import { Rejects } from './rejects.tsx';
import { Restated } from './restated.tsx';
import { Source } from './source.tsx';

/** The page with data: each source, then what is wrong with its rows, then verdicts that late rows have changed. */
export function Data({ data }: { readonly data: DataPageData }): JSX.Element {
  const { summary, sources, faults, rejects } = data;
  const today = summary.local_time.slice(0, 10);
  return (
    <>
      <DataTitle data={data} />
      <section aria-label="Sources">
        {sources.map((source) => (
          <Source key={source.id} source={source} today={today} />
        ))}
      </section>
      <section className="section" aria-labelledby="faults">
        <h2 id="faults">Faults in the data</h2>
        <DataFaults faults={faults} today={today} />
      </section>
      <section className="section" aria-labelledby="rejects">
        <h2 id="rejects">Rejected rows</h2>
        {sources.every(({ rows_rejected }) => rows_rejected === 0) ? (
          <p className="faint">Every row of every file was accepted.</p>
        ) : null}
        {sources
          .filter(({ rows_rejected }) => rows_rejected > 0)
          .map((source) => (
            <Rejects key={source.id} source={source} rows={rejects.get(source.id) ?? []} />
          ))}
      </section>
      <section className="section" aria-labelledby="restated">
        <h2 id="restated">
          Verdicts that changed <span className="faint h-note">last 28 days</span>
        </h2>
        <Restated restated={summary.restated} today={today} />
      </section>
    </>
  );
}
