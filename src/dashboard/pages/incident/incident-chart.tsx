import type { JSX } from 'react';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import { addDays, dayFromIso, isoDay } from '../../../calendar/day.ts';
import type { IncidentDetailJson } from '../../../report/incident-json.ts';
import { chartDays } from '../../chart/chart-day.ts';
import { DayChart } from '../../chart/day-chart.tsx';
import type { IncidentData } from '../../data/fetch/fetch-incident.ts';
import { SaveLinks } from '../../ui/save-links.tsx';
import { MetricLink } from '../../ui/metric-link.tsx';

const SIZE = { width: 788, height: 360 };
const OVERHANG_PX = 20;
const DAYS_BEFORE = 28;
const DAYS_AFTER = 14;

interface IncidentChartProps {
  readonly data: IncidentData;
  readonly incident: IncidentDetailJson;
  readonly metric: MetricJson;
}

/** Four weeks before the incident and two after it, of the series that it is named after. */
export function IncidentChart({ data, incident, metric }: IncidentChartProps): JSX.Element {
  const { series, events, summary } = data;
  const first = isoDay(addDays(dayFromIso(incident.onset), -DAYS_BEFORE));
  const last = isoDay(addDays(dayFromIso(incident.last_alert), DAYS_AFTER));
  const isShown = ({ ds }: { readonly ds: string }): boolean => first <= ds && ds <= last;
  const rows = series.filter(isShown);
  const ahead = data.ahead.filter(isShown);
  const runningDay = data.runningDay && isShown(data.runningDay) ? data.runningDay : null;
  const { unit, direction } = metric;
  const shown = events.filter((event) => event.to >= first && event.from <= last);
  const chart = {
    ...{ title: incident.title, unit, currency: summary.currency, direction },
    ...{ rows, ahead, events: shown, runningDay, focus: incident.last_alert },
  };
  return (
    <section aria-labelledby="chart">
      <DayChart
        id="incident-chart"
        data={chart}
        days={chartDays({ series: rows, ahead, events: shown, runningDay })}
        size={SIZE}
        overhangPx={OVERHANG_PX}
        detailed
        heading={() => (
          <h2 id="chart">
            <MetricLink id={metric.id} slice={incident.slice}>
              {incident.title}
            </MetricLink>
          </h2>
        )}
        after={<SaveLinks chart={chart} id={metric.id} slice={incident.slice} />}
      />
    </section>
  );
}
