import type { JSX } from 'react';
import { useSearchParams } from 'wouter';
import { fetchTuning } from '../../data/fetch/fetch-tuning.ts';
import { LoadingPage } from '../../ui/states/loading-page.tsx';
import { NoSuchMetric } from '../../ui/states/no-such-metric.tsx';
import { PageFrame } from '../../ui/page-frame.tsx';
import { Tuning } from './tuning.tsx';
import './tuning.css';

/** How much a metric must differ before it alerts, tried on its past; by default that of the answers, another with `?metric=`. */
export function TuningPage(): JSX.Element {
  const [params] = useSearchParams();
  const id = params.get('metric');
  return (
    <PageFrame
      key={id}
      queryKey={['tuning', id ?? '']}
      fetcher={async () => fetchTuning(id)}
      loading={<LoadingPage section="Tuning" />}
    >
      {(data) =>
        data.metric ? <Tuning data={data} metric={data.metric} /> : <NoSuchMetric id={id ?? 'revenue'} slice="" />
      }
    </PageFrame>
  );
}
