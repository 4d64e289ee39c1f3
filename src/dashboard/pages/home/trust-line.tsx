import type { JSX } from 'react';
import type { VerdictJson } from '../../../api/shared/verdict-schema.ts';
import type { IssuedTotalJson } from '../../../api/track-record/schema.ts';
import { trackRecord } from '../../../report/words/track-record.ts';

interface TrustLineProps {
  readonly series: readonly VerdictJson[];
  readonly said: IssuedTotalJson | null;
}

/** How far the forecast can be trusted, by what it did: revenue's own judged days. */
export function TrustLine({ series, said }: TrustLineProps): JSX.Element | null {
  const { judgedDays, bandHeld, error, lastWeekError } = trackRecord(series);
  if (judgedDays === 0 || bandHeld === null) return null;
  return (
    <p className="trust">
      <span>
        The 95% band held <strong>{percentText(bandHeld)}</strong> of revenue’s last {judgedDays} days
      </span>
      {error === null || lastWeekError === null ? null : (
        <span>
          A day ahead the forecast errs by <strong>{percentText(error)}</strong>, the same weekday last week by{' '}
          {percentText(lastWeekError)}
        </span>
      )}
      {said ? <span>{said.sentence}</span> : null}
    </p>
  );
}

/** With its decimal, for a share that is measured: `94.4%`. */
function percentText(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
