import type { JSX } from 'react';
import type { IncidentData } from '../../data/fetch/fetch-incident.ts';
import type { IncidentDetailJson } from '../../../report/incident-json.ts';
import { Why } from '../../ui/why/why.tsx';
import { Actions } from './actions.tsx';
import { Evidence } from './evidence.tsx';
import { IncidentAnswers } from './incident-answers.tsx';
import { IncidentChart } from './incident-chart.tsx';
import { IncidentSeries } from './incident-series.tsx';
import { IncidentTitle } from './incident-title.tsx';
import { Timeline } from './timeline.tsx';

interface IncidentProps {
  readonly data: IncidentData;
  readonly incident: IncidentDetailJson;
}

/** The page with data: what, since when, how much; then what happened, where it went, and data or business. */
export function Incident({ data, incident }: IncidentProps): JSX.Element {
  const { metric, summary } = data;
  const [named] = incident.series;
  return (
    <>
      <IncidentTitle incident={incident} summary={summary} />
      <Actions incident={incident} today={summary.local_time.slice(0, 10)} />
      <IncidentAnswers data={data} incident={incident} />
      <div className="split">
        {metric ? <IncidentChart data={data} incident={incident} metric={metric} /> : null}
        <Timeline incident={incident} today={summary.last_closed} />
      </div>
      {metric && !incident.is_data ? (
        <Why
          id={metric.id}
          slice={incident.slice}
          unit={metric.unit}
          direction={metric.direction}
          currency={summary.currency}
          from={named?.since ?? incident.onset}
          to={named?.until ?? incident.last_alert}
          since={named?.since}
        />
      ) : null}
      <div className="split section">
        <IncidentSeries incident={incident} today={summary.last_closed} />
        <Evidence incident={incident} />
      </div>
    </>
  );
}
