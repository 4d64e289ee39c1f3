import type { JSX } from 'react';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import { chartDays } from '../../chart/chart-day.ts';
import { DayChart } from '../../chart/day-chart.tsx';
import { WhyThisForecast } from '../../chart/why-this-forecast.tsx';
import type { MetricData } from '../../data/fetch/fetch-metric.ts';
import { Tabs, useTab } from '../../ui/tabs.tsx';
import { SaveLinks } from '../../ui/save-links.tsx';

const SIZE = { width: 1216, height: 360 };
const OVERHANG_PX = 16;

/** How many of the judged days to show; one that the history does not reach is left out, but for the first. */
const RANGES = [
  { days: 90, label: '90 days' },
  { days: 180, label: '180 days' },
  { days: 365, label: '1 year' },
  { days: 1096, label: '3 years' },
] as const;

interface MetricChartProps {
  readonly data: MetricData;
  readonly metric: MetricJson;
}

/** The days of a metric with its bands, boundaries, verdicts, events and forecast. */
export function MetricChart({ data, metric }: MetricChartProps): JSX.Element {
  const { series, ahead, events, runningDay, summary, slice } = data;
  const ranges = RANGES.filter((_, index) => index === 0 || (RANGES[index - 1]?.days ?? 0) < series.length);
  const tabs = ranges.map(({ days, label }) => ({ value: String(days), label }));
  const [range] = useTab('days', tabs);
  const rows = series.slice(-Number(range));
  const first = rows[0]?.ds ?? '';
  const { unit, direction, limit, has_slice_limits: hasSliceLimits } = metric;
  const chart = {
    title: series.at(-1)?.title ?? metric.title,
    unit,
    currency: summary.currency,
    direction,
    limit: slice === '' || hasSliceLimits ? limit : undefined,
    rows,
    ahead,
    events: events.filter(({ to }) => to >= first),
    runningDay,
  };
  return (
    <section aria-label="By day">
      <DayChart
        id="metric-chart"
        data={chart}
        days={chartDays({ series: rows, ahead, events, runningDay })}
        size={SIZE}
        overhangPx={OVERHANG_PX}
        detailed
        heading={() => <Tabs name="days" label="Range" tabs={tabs} />}
        after={
          <>
            <WhyThisForecast explanation={data.explanation} />
            <SaveLinks chart={chart} id={metric.id} slice={slice} />
          </>
        }
      />
    </section>
  );
}
