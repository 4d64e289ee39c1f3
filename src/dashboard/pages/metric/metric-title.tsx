import type { JSX } from 'react';
import { Link } from 'wouter';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import type { VerdictJson } from '../../../api/shared/verdict-schema.ts';
import { figureInSentence } from '../../../report/words/figure-text.ts';
import type { MetricData } from '../../data/fetch/fetch-metric.ts';
import { incidentPath } from '../../ui/incident-path.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { markOf } from '../../ui/mark.tsx';
import { MetricLink } from '../../ui/metric-link.tsx';
import { State } from '../../ui/states/state.tsx';
import { isCurrent } from '../../data/use-page-data.ts';

interface MetricTitleProps {
  readonly data: MetricData;
  readonly metric: MetricJson;
}

/** Where the page is, the verdict on the last day in a sentence, and its evidence. */
export function MetricTitle({ data, metric }: MetricTitleProps): JSX.Element {
  const { summary, slice, series } = data;
  // The list of metrics says it without a Normal that the figures are too old for.
  const latest = slice === '' ? metric.latest : series.at(-1);
  const title = latest?.title ?? metric.title;
  const today = summary.local_time.slice(0, 10);
  const incidents = summary.incidents
    .filter(({ series: members }) => members.some((one) => one.metric === metric.id && one.slice === slice))
    .slice(0, 1);
  const text = latest ? latestText(latest, metric, summary.currency, today) : 'no day has been judged yet';
  return (
    <section aria-labelledby="title">
      <title>{`${title}, ${latest?.state ?? 'No data'} · Evenkeel`}</title>
      <p className="crumb">
        <Link href="/metrics">Metrics</Link> /{' '}
        {slice === '' ? (
          metric.title
        ) : (
          <>
            <MetricLink id={metric.id}>{metric.title}</MetricLink> / {title.slice(metric.title.length + 2, -1)}
          </>
        )}
      </p>
      <h1 className="verdict" id="title">
        {title} {latest ? <State mark={markOf(latest)} word={latest.state} /> : null}: {text}.
      </h1>
      <p className="fresh">
        {latest?.evidence ? <span>{latest.evidence}</span> : null}
        {latest?.restated ? <span>{latest.restated}</span> : null}
        {metric.owner === null ? null : <span>Owner {metric.owner}</span>}
        {summary.complete_through === null ? null : (
          <span>Data complete to {dayOfText(summary.complete_through, today)}</span>
        )}
        {incidents.map(({ id, about }) => (
          <span key={id}>
            <Link href={incidentPath(id)}>Incident</Link>: {about}
          </span>
        ))}
        {isCurrent(summary) ? null : <span>{summary.headline.text}</span>}
      </p>
    </section>
  );
}

/** `€38,420 on Mon 21 Sep, 27% below expected` */
function latestText(latest: VerdictJson, { unit }: MetricJson, currency: string, today: string): string {
  const day = dayOfText(latest.ds, today);
  const compared = figureInSentence(latest, unit, currency);
  if (latest.value === null) return compared === latest.state ? `no figure for ${day}` : `${day}, ${lowered(compared)}`;
  return `${latest.value} on ${day}${compared === latest.state ? '' : `, ${lowered(compared)}`}`;
}

function lowered(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
