import { forecastData } from '../../report/charts/forecast/forecast-data.ts';
import { reportDocument } from '../../report/document/report-document.ts';
import type { LeadingReport, ReportData } from '../../report/document/report-data.ts';
import { leadingMetric } from '../leading-metric.ts';
import type { ReadModel } from '../read/read-model.ts';
import { withheld } from '../read/series/withheld.ts';

const CHART_DAYS = 90;
const WEEK_DAYS = 7;

/** The report of the newest finished run as one HTML page. */
export async function reportOf(model: ReadModel): Promise<string> {
  return reportDocument(await reportDataOf(model));
}

/** What the report of the newest finished run shows. */
export async function reportDataOf(model: ReadModel): Promise<ReportData> {
  const overviews = (await model.metrics()).filter(({ presence }) => presence === 'present');
  const metrics = overviews.flatMap(({ recent }) => recent.slice(-1));
  return {
    summary: await model.summary(),
    leading: await leadingReport(model),
    metrics: model.staleness ? metrics.map(withheld) : metrics,
  };
}

async function leadingReport(model: ReadModel): Promise<LeadingReport | null> {
  const id = leadingMetric(model.business);
  const report = await model.seriesReport(id, '');
  if (!report) return null;
  const record = await model.trackRecord(id, '');
  const { days, forecast, running, events, periodForecasts, explanation } = report;
  const month = periodForecasts.find(({ period }) => period.kind === 'month') ?? null;
  return {
    week: days.slice(-WEEK_DAYS),
    chart: forecastData({
      days: days.slice(-CHART_DAYS),
      ahead: forecast,
      month,
      runningDay: running,
      events,
      currency: model.business.currency,
    }),
    scores: record?.scores ?? [],
    issuedTotal: record?.issuedTotal ?? null,
    explanation: explanation.map(({ sentence }) => sentence),
  };
}
