import type { JSX } from 'react';
import { fetchMetricsPage } from '../../data/fetch/fetch-metrics-page.ts';
import { PageFrame } from '../../ui/page-frame.tsx';
import { LoadingMetrics } from './loading-metrics.tsx';
import { Metrics } from './metrics.tsx';

const KEY = ['metrics'];

/** All metrics. */
export function MetricsPage(): JSX.Element {
  return (
    <PageFrame queryKey={KEY} fetcher={fetchMetricsPage} loading={<LoadingMetrics />}>
      {(data) => <Metrics data={data} />}
    </PageFrame>
  );
}
