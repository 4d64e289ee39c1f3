import type { JSX } from 'react';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import type { PreviewJson, TunedMetricJson } from '../../../api/tune/schema.ts';
import { shareText } from '../../../report/words/format.ts';
import { rateText } from '../../../report/words/rate-text.ts';
import { sensitivityText } from '../../../report/words/tuning-text.ts';
import type { TuningData } from '../../data/fetch/fetch-tuning.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { MetricLink } from '../../ui/metric-link.tsx';
import { AlertTable } from './alert-table.tsx';
import { ConfigLines } from './config-lines.tsx';
import { Dials } from './dials.tsx';
import { measuresOf } from './measures.ts';
import { ReplayChart } from './replay-chart.tsx';
import { SmallestSeen } from './smallest-seen.tsx';
import { useTrial } from './use-trial.ts';

interface ReplayedProps {
  readonly data: TuningData;
  readonly metric: MetricJson;
  /** With the present settings. */
  readonly present: TunedMetricJson;
  /** To choose another metric. */
  readonly select: JSX.Element;
}

/** The settings, and the replay with them. */
export function Replayed({ data: { summary, series }, metric, present, select }: ReplayedProps): JSX.Element {
  const { unit, direction } = metric;
  const format = { unit, currency: summary.currency };
  const { current } = present;
  const usual = current.share === 0 ? 0 : current.amount / current.share;
  const measures = measuresOf(metric, format, usual);
  const { trial, setTrial, answer } = useTrial(metric.id, measures);
  const tried = trial ? (answer.data ?? null) : null;
  const shown = tried?.tried ?? current;
  const today = summary.local_time.slice(0, 10);
  const days = series.filter(({ ds }) => ds >= present.from && ds <= present.to);
  return (
    <>
      <section aria-labelledby="title">
        <title>{`Tuning ${metric.title} · Evenkeel`}</title>
        <p className="crumb">
          Tuning / <MetricLink id={metric.id}>{metric.title}</MetricLink>
        </p>
        <h1 className="verdict" id="title">
          {titleText(metric, shown, present)}
        </h1>
        <p className="fresh">
          <span>
            Replayed {dayOfText(present.from, today)} to {dayOfText(present.to, today)}, each day judged with what was
            known before it
          </span>
          <span>Nothing is sent or changed</span>
        </p>
      </section>
      <div className="tune">
        <div className="dials">
          {select}
          <Dials measures={measures} shown={shown} current={current} trial={trial} onTrial={setTrial} />
          {answer.error ? (
            <p className="stale" role="alert">
              {answer.error.message}.
            </p>
          ) : null}
          {tried?.unkept ? <p className="small">{tried.unkept}</p> : null}
          <ConfigLines config={tried?.config ?? null} onBack={trial ? () => setTrial(null) : null} />
        </div>
        <div className="replays">
          <ReplayChart days={days} preview={shown} direction={direction} format={format} today={today} />
          <AlertTable preview={shown} format={format} today={today} />
        </div>
        {present.noticed ? <SmallestSeen noticed={present.noticed} usual={usual} format={format} /> : null}
      </div>
    </>
  );
}

/** With another sensitivity than that of the replayed days their alerts can't be counted. */
function titleText({ title }: MetricJson, shown: PreviewJson, { current, judged_days }: TunedMetricJson): string {
  const name = title.toLowerCase();
  const { sensitivity, alerts_per_month } = shown;
  return sensitivity === current.sensitivity || alerts_per_month === null
    ? `At ${shareText(shown.share)} ${name} alerts ${timesText(shown.alerts.length)} in ${judged_days} days.`
    : `At a sensitivity of ${sensitivityText(sensitivity)} ${name} may alert ${rateText(alerts_per_month)} times a month.`;
}

function timesText(count: number): string {
  if (count === 0) return 'never';
  return count === 1 ? 'once' : `${count} times`;
}
