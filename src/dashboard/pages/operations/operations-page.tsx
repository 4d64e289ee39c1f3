import type { JSX } from 'react';
import { fetchOperations } from '../../data/fetch/fetch-operations.ts';
import { LoadingPage } from '../../ui/states/loading-page.tsx';
import { PageFrame } from '../../ui/page-frame.tsx';
import { Operations } from './operations.tsx';
import './operations.css';

const KEY = ['operations'];

/** Whether operational metrics are degrading, and in which service. */
export function OperationsPage(): JSX.Element {
  return (
    <PageFrame queryKey={KEY} fetcher={fetchOperations} loading={<LoadingPage section="Operations" />}>
      {(data) => <Operations data={data} />}
    </PageFrame>
  );
}
