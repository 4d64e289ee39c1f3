import type { JSX } from 'react';
import { useSearchParams } from 'wouter';
import { fetchForecast } from '../../data/fetch/fetch-forecast.ts';
import { LoadingPage } from '../../ui/states/loading-page.tsx';
import { PageFrame } from '../../ui/page-frame.tsx';
import { NoSuchMetric } from '../../ui/states/no-such-metric.tsx';
import { Forecast } from './forecast.tsx';

/** Where a metric lands, by default that of the answers; another with `?metric=`. */
export function ForecastPage(): JSX.Element {
  const [params] = useSearchParams();
  const id = params.get('metric');
  return (
    <PageFrame
      key={id}
      queryKey={['forecast', id ?? '']}
      fetcher={async () => fetchForecast(id)}
      loading={<LoadingPage section="Forecast" />}
    >
      {(data) =>
        data.metric ? <Forecast data={data} metric={data.metric} /> : <NoSuchMetric id={id ?? 'revenue'} slice="" />
      }
    </PageFrame>
  );
}
