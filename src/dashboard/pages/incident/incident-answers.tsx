import type { JSX } from 'react';
import { sentenceCase } from '../../../report/words/answers/answer.ts';
import type { IncidentDetailJson } from '../../../report/incident-json.ts';
import type { IncidentData } from '../../data/fetch/fetch-incident.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { landingName, landingOdds, landingRange } from '../forecast/landing-text.ts';

interface IncidentAnswersProps {
  readonly data: IncidentData;
  readonly incident: IncidentDetailJson;
}

interface Answer {
  readonly ask: string;
  readonly figure: string;
  readonly why: string;
}

/** How bad its last alert is, what it cost so far, what is to be expected, and whether it is the business or its data. */
export function IncidentAnswers({ data, incident }: IncidentAnswersProps): JSX.Element {
  const answers = [lastAlert(data, incident), soFar(incident), ahead(data, incident), cause(incident)];
  return (
    <section aria-label="In figures">
      <ul className="answers of-incident">
        {answers.flatMap((answer) =>
          answer
            ? [
                <li key={answer.ask}>
                  <div className="answer">
                    <span className="q">{answer.ask}</span>
                    <span className="big">{answer.figure}</span>
                    <span className="why">{answer.why}</span>
                  </div>
                </li>,
              ]
            : [],
        )}
      </ul>
    </section>
  );
}

function lastAlert({ series, summary }: IncidentData, { last_alert }: IncidentDetailJson): Answer | null {
  const day = series.find(({ ds }) => ds === last_alert);
  if (!day) return null;
  return {
    ask: dayOfText(last_alert, summary.last_closed),
    figure: day.value ?? day.state,
    why: sentenceCase(day.evidence ?? ''),
  };
}

function soFar({ impact_text, days, series, state, settled_as }: IncidentDetailJson): Answer | null {
  if (impact_text === '') return null;
  const others = series.length - 1;
  const also = others === 0 ? '' : `; ${others === 1 ? 'one more series is' : `${others} more series are`} part of it`;
  const isOver = state !== 'open' || settled_as !== null;
  const span = days === 1 ? 'one day' : `${days} days, against what was expected before they began`;
  return {
    ask: isOver ? 'In all' : 'So far',
    figure: impact_text,
    why: `Over ${span}${also}`,
  };
}

/** Where the month lands, for the metric that the answers are about; else the next day. */
function ahead({ summary, metric, ahead: points }: IncidentData, incident: IncidentDetailJson): Answer | null {
  const { landing, revenue, currency, local_time } = summary;
  const today = local_time.slice(0, 10);
  if (metric && landing && incident.slice === '' && metric.id === revenue?.metric) {
    const target = landing.target
      ? `Odds of the target: ${landingOdds(landing).replace(/^odds /, '')}`
      : '80% range of the total';
    const format = { unit: metric.unit, currency };
    return {
      ask: `Where will ${landingName(landing, today)} land?`,
      figure: landingRange(landing, format),
      why: target,
    };
  }
  const [next] = points;
  if (!metric || !next) return null;
  const figure = landingRange(
    { ...next, lower: next.yhat_lower, upper: next.yhat_upper },
    { unit: metric.unit, currency },
  );
  return { ask: `Expected ${dayOfText(next.ds, today)}`, figure, why: '95% range if it does not go on' };
}

function cause({ is_data, evidence }: IncidentDetailJson): Answer {
  const [first = 'No fault was found in the data of these days'] = evidence;
  if (is_data) return { ask: 'Business or data?', figure: 'A fault in the data', why: sentenceCase(first) };
  const [, likely = '', reason = ''] = /^(Likely [a-z]+)[^:]*: (.*)$/.exec(first) ?? [];
  return likely === ''
    ? { ask: 'Business or data?', figure: 'Not known', why: sentenceCase(first) }
    : { ask: 'Business or data?', figure: likely, why: sentenceCase(reason) };
}
