import type { JSX } from 'react';
import type { TrackRecordJson } from '../../data/fetch-home.ts';

/** The track record of revenue's forecasts; nothing before a forecast could be compared. */
export function TrustLine({ trackRecord }: { readonly trackRecord: TrackRecordJson }): JSX.Element | null {
  const { scores, issued_total } = trackRecord;
  const oneDay = scores.find(({ from, to }) => from === 1 && to === 1);
  if (!oneDay || oneDay.count === 0) return null;
  const { count, coverage_95, wape, naive_wape } = oneDay;
  return (
    <p className="trust">
      <span>
        <strong>{percentText(coverage_95)}</strong> of revenue’s last {count} days were inside the forecast’s 95% band
      </span>
      {wape === null ? null : (
        <span>
          One day ahead the forecast was off by <strong>{percentText(wape)}</strong> on average
          {naive_wape === null ? null : `, the same weekday last week by ${percentText(naive_wape)}`}
        </span>
      )}
      {issued_total ? <span>{issued_total.sentence}</span> : null}
    </p>
  );
}

/** Always with one decimal, for a measured share: `94.4%`. */
function percentText(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
