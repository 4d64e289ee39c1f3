import type { JSX } from 'react';
import type { IncidentDetailJson } from '../../../report/incident-json.ts';
import { withoutRepeats } from '../../../report/words/incidents/without-repeats.ts';
import { Done } from './done.tsx';
import { dayOfText } from '../../ui/day-of-text.ts';
import { Mark, toneClass } from '../../ui/mark.tsx';

interface TimelineProps {
  readonly incident: IncidentDetailJson;
  readonly today: string;
}

/** What happened, the newest last. What late data, a correction or new rules have changed since is struck. */
export function Timeline({ incident, today }: TimelineProps): JSX.Element {
  return (
    <section aria-labelledby="timeline">
      <div className="chart-head">
        <h2 id="timeline">Timeline</h2>
      </div>
      <ol className="timeline">
        {withoutRepeats(incident.timeline).map(({ ds, severity, text, superseded }) => (
          <li key={`${ds} ${text}`}>
            <span className="when">{dayOfText(ds, today)}</span>
            <span className={severity === null ? 'is-normal' : toneClass(severity)}>
              <Mark name={severity ?? 'normal'} />
            </span>
            {superseded ? <del>{text}</del> : <span>{text}</span>}
          </li>
        ))}
      </ol>
      <Done incident={incident} />
    </section>
  );
}
