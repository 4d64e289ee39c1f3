import type { JSX } from 'react';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import type { TunedMetricJson } from '../../../api/tune/schema.ts';
import type { TuningData } from '../../data/fetch/fetch-tuning.ts';
import { MetricSelect } from '../../ui/metric-select.tsx';
import { NothingJudged } from './nothing-judged.tsx';
import { Replayed } from './replayed.tsx';

interface TuningProps {
  readonly data: TuningData;
  readonly metric: MetricJson;
}

/** The page with data: the present settings, others on trial, and what they would have meant. */
export function Tuning({ data, metric }: TuningProps): JSX.Element {
  const { metrics, present } = data;
  const select = <MetricSelect metrics={metrics} chosen={metric.id} path="/tuning" />;
  return (
    <>
      {present && hasDays(present) ? (
        <Replayed data={data} metric={metric} present={present} select={select} />
      ) : (
        <NothingJudged title={metric.title} select={select} />
      )}
    </>
  );
}

function hasDays({ judged_days }: TunedMetricJson): boolean {
  return judged_days > 0;
}
