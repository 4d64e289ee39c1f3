import type { JSX } from 'react';
import { Link } from 'wouter';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import { changesSince, type Change } from '../../data/last-look.ts';
import { useLastLook } from '../../data/use-last-look.ts';
import { incidentPath } from '../../ui/incident-path.ts';

const NAMED_AT_MOST = 3;
const KINDS = ['opened', 'worsened', 'over', 'no longer listed', 'restated'] as const;

/** What is otherwise than when this browser last showed the answers; nothing on its first visit. */
export function SinceLastLook({ summary }: { readonly summary: SummaryJson }): JSX.Element | null {
  const before = useLastLook(summary);
  if (before === null) return null;
  const changes = changesSince(before, summary);
  const groups = KINDS.map((kind) => changes.filter((change) => change.kind === kind)).filter(
    ({ length }) => length > 0,
  );
  return (
    <span className="since">
      Since you last looked, {momentText(before.at, summary.zone)}:{' '}
      {groups.length === 0
        ? 'nothing new'
        : groups.map((group, index) => <Group key={group[0]?.kind} changes={group} isFirst={index === 0} />)}
    </span>
  );
}

function Group({ changes, isFirst }: { readonly changes: readonly Change[]; readonly isFirst: boolean }): JSX.Element {
  const more = changes.length - NAMED_AT_MOST;
  return (
    <>
      {isFirst ? '' : '; '}
      {changes[0]?.kind}{' '}
      {changes.slice(0, NAMED_AT_MOST).map(({ title, incident }, index) => (
        <span key={`${incident ?? ''} ${title}`}>
          {index === 0 ? '' : ', '}
          {incident === null ? title : <Link href={incidentPath(incident)}>{title}</Link>}
        </span>
      ))}
      {more > 0 ? ` and ${more} more` : ''}
    </>
  );
}

/** `Mon 21 Sep, 08:10` by the clock of the business. */
function momentText(at: string, zone: string): string {
  const parts = {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const found = new Intl.DateTimeFormat('en-GB', parts).formatToParts(new Date(at));
  const part = (type: string): string => found.find((one) => one.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month').slice(0, 3)} ${part('hour')}:${part('minute')}`;
}
