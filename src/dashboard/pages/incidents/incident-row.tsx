import type { JSX } from 'react';
import { Link } from 'wouter';
import type { IncidentJson } from '../../../report/incident-json.ts';
import { sentenceCase } from '../../../report/words/answers/answer.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { incidentPath } from '../../ui/incident-path.ts';
import { State } from '../../ui/states/state.tsx';

interface IncidentRowProps {
  readonly incident: IncidentJson;
  readonly today: string;
}

/** An incident in a line. */
export function IncidentRow({ incident, today }: IncidentRowProps): JSX.Element {
  const { id, mark, word, finding, type, onset, days, impact_text } = incident;
  return (
    <tr>
      <td>
        <State mark={mark} word={word} />
      </td>
      <th scope="row">
        <Link href={incidentPath(id)}>{sentenceCase(finding)}</Link>
      </th>
      <td className="hide-s">{type.replaceAll('_', ' ')}</td>
      <td className="hide-s">{dayOfText(onset, today)}</td>
      <td className="r hide-s">{days}</td>
      <td className="r">{impact_text === '' ? '–' : impact_text}</td>
    </tr>
  );
}
