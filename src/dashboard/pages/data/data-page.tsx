import type { JSX } from 'react';
import { fetchDataPage } from '../../data/fetch/fetch-data-page.ts';
import { LoadingPage } from '../../ui/states/loading-page.tsx';
import { PageFrame } from '../../ui/page-frame.tsx';
import { Data } from './data.tsx';

const KEY = ['data'];

/** The sources: how fresh, how complete, what was refused and what has changed since. */
export function DataPage(): JSX.Element {
  return (
    <PageFrame queryKey={KEY} fetcher={fetchDataPage} loading={<LoadingPage section="Data" />}>
      {(data) => <Data data={data} />}
    </PageFrame>
  );
}
