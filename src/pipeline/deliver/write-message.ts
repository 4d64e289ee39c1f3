import { INCIDENT_KINDS, type IncidentKind, type Message, type MessageChart } from '../../notify/message/message.ts';
import { digestMessage, type DigestFacts } from '../../notify/message/digest-message.ts';
import { incidentMessage } from '../../notify/message/incident-message.ts';
import { heartbeatMessage } from '../../notify/message/plain-messages.ts';
import type { MessageSettings } from '../../notify/settings.ts';
import { byImpact } from '../../report/by-impact.ts';
import { forecastChart } from '../../report/charts/forecast/forecast-chart.ts';
import { forecastData } from '../../report/charts/forecast/forecast-data.ts';
import { chartDescription } from '../../report/charts/forecast/description.ts';
import { reportSections } from '../../report/document/report-sections.ts';
import type { Database } from '../../store/connect/database.ts';
import type { Delivery } from '../../store/deliveries/delivery-row.ts';
import { countVerdicts } from '../../store/verdicts/count-verdicts.ts';
import { reportDataOf } from '../publish/report-of.ts';
import { followedSeries } from '../read/series/followed-series.ts';
import type { ReadModel } from '../read/read-model.ts';
import { spanTo } from '../read/snapshot.ts';

const CHART_DAYS = 28;
const AHEAD_DAYS = 7;
const CHART_PX = { width: 680, height: 300 };
const WEEK_DAYS = 7;
/** Narrow, so that its words can be read on a phone. */
const REPORT_PX = { width: 520, height: 300 };
const REPORT_DAYS = 42;

type Queued = Pick<Delivery, 'id' | 'kind' | 'incident' | 'place'>;

/** Writes the message of a delivery by the newest results; null where what it is about is no longer in the store. */
export async function writeMessage(
  db: Database,
  model: ReadModel,
  { page }: Pick<MessageSettings, 'page'>,
  queued: Queued,
): Promise<Message | null> {
  const { id, kind } = queued;
  const incidentKind = INCIDENT_KINDS.find((one) => one === kind);
  if (incidentKind !== undefined) return aboutIncident(model, queued, incidentKind, page);
  if (kind === 'daily' || kind === 'weekly') return digest(db, model, { id, kind, page });
  return kind === 'heartbeat' ? heartbeatMessage(id, model.business.name) : null;
}

async function aboutIncident(
  model: ReadModel,
  { id, incident: incidentId, place }: Queued,
  kind: IncidentKind,
  page: string | null,
): Promise<Message | null> {
  const incident = incidentId === null ? null : await model.incident(incidentId);
  const transition = incident?.timeline.find((one) => one.place === place);
  if (!incident || !transition) return null;
  const report = await model.seriesReport(incident.metric.id, incident.slice);
  const open = await model.incidents({ state: 'open', offset: 0, limit: null });
  return incidentMessage({
    ...{ id, kind, incident, transition, page },
    day: report?.days.find(({ day }) => day === transition.day) ?? null,
    others: open.filter((one) => one.id !== incident.id && one.handling.snoozedUntil === null).toSorted(byImpact),
    summary: await model.summary(),
    chart: report && !incident.isData ? chartOf(report, model.business.currency) : null,
  });
}

type Report = NonNullable<Awaited<ReturnType<ReadModel['seriesReport']>>>;

/** Four weeks with the band, and the forecast of the next one. */
function chartOf({ days, forecast, running, events }: Report, currency: string): MessageChart | null {
  const data = forecastData({
    days: days.slice(-CHART_DAYS),
    ahead: forecast.slice(0, AHEAD_DAYS),
    month: null,
    runningDay: running,
    events,
    currency,
  });
  if (!data) return null;
  // The headline of the message says it.
  const { sentence: _sentence, ...shown } = data;
  const svg = forecastChart(shown, { theme: 'light', id: 'message', boundaries: true, ...CHART_PX });
  return { svg, description: chartDescription(data) };
}

async function digest(
  db: Database,
  model: ReadModel,
  { id, kind, page }: { readonly id: string; readonly kind: 'daily' | 'weekly'; readonly page: string | null },
): Promise<Message> {
  const { business, runId, judgedTo } = model;
  const counts = await countVerdicts(db, followedSeries(business), spanTo(judgedTo, 1, runId));
  const all = await model.incidents({ offset: 0, limit: null });
  const open = all.filter(({ state, handling }) => state === 'open' && handling.settledAs === null).toSorted(byImpact);
  const isEnded = (closedOn: number | null): boolean => closedOn !== null && closedOn > judgedTo - WEEK_DAYS;
  return digestMessage({
    report: kind === 'weekly' ? await weeklyReport(model) : null,
    ...{ id, kind, page, summary: await model.summary(), checks: counts.judged },
    open: open.filter(({ handling }) => handling.snoozedUntil === null),
    snoozed: open.filter(({ handling }) => handling.snoozedUntil !== null),
    ended:
      kind === 'daily'
        ? []
        : all
            .filter(({ state, closedOn }) => isEnded(closedOn) && state !== 'withdrawn' && state !== 'merged')
            .toSorted(byImpact),
  });
}

/** The report, but for the incidents, which the message lists: those that are snoozed or have ended, too. */
async function weeklyReport(model: ReadModel): Promise<DigestFacts['report']> {
  const data = await reportDataOf(model);
  const chart = data.leading?.chart;
  if (!chart) return { sections: reportSections(data), chart: null };
  // The message says it in its own lines.
  const { sentence: _sentence, ...shown } = chart;
  const rows = chart.rows.slice(-REPORT_DAYS);
  const events = chart.events?.filter(({ to }) => to >= (rows[0]?.ds ?? ''));
  return {
    sections: reportSections(data),
    chart: {
      svg: forecastChart(
        { ...shown, rows, events },
        { theme: 'light', id: 'message', boundaries: false, ...REPORT_PX },
      ),
      description: chartDescription(chart),
    },
  };
}
