import type { JSX } from 'react';
import { useSearchParams } from 'wouter';
import { fetchMetric } from '../../data/fetch/fetch-metric.ts';
import { PageFrame } from '../../ui/page-frame.tsx';
import { LoadingPage } from '../../ui/states/loading-page.tsx';
import { Metric } from './metric.tsx';
import { NoSuchMetric } from '../../ui/states/no-such-metric.tsx';

/** A metric, or with `?slice=dim=value` one of its slices. */
export function MetricPage({ id }: { readonly id: string }): JSX.Element {
  const [params] = useSearchParams();
  const slice = params.get('slice') ?? '';
  return (
    <PageFrame
      key={slice}
      queryKey={['metric', id, slice]}
      fetcher={async () => fetchMetric(id, slice)}
      loading={<LoadingPage section="Metrics" />}
    >
      {(data) => (data.metric ? <Metric data={data} metric={data.metric} /> : <NoSuchMetric id={id} slice={slice} />)}
    </PageFrame>
  );
}
