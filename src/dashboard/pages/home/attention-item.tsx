import type { JSX } from 'react';
import { Link } from 'wouter';
import type { IncidentJson } from '../../../report/incident-json.ts';
import { incidentPath } from '../../ui/incident-path.ts';
import { Mark, toneClass } from '../../ui/mark.tsx';

/** One incident: title, what it cost, kind and duration. */
export function AttentionItem({ incident }: { readonly incident: IncidentJson }): JSX.Element {
  const { id, mark, word, title, impact_text, about } = incident;
  return (
    <li>
      <span className={toneClass(mark)}>
        <Mark name={mark} />
      </span>
      <span className="name">
        <span className="vh">{word}: </span>
        <Link href={incidentPath(id)}>{title}</Link>
      </span>
      <span className="money">{impact_text}</span>
      <span className="more">{about}</span>
    </li>
  );
}
