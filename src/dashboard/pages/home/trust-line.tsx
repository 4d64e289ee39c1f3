import type { JSX } from 'react';
import { decimalText } from '../../../report/words/format.ts';
import { titleInSentence } from '../../../report/words/series-title.ts';
import type { TrackRecordJson } from '../../data/fetch/fetch-series.ts';

/** The track record of the forecasts of a metric; nothing before a forecast could be compared. */
export function TrustLine({
  trackRecord,
  title,
}: {
  readonly trackRecord: TrackRecordJson;
  readonly title: string;
}): JSX.Element | null {
  const { scores, issued_total } = trackRecord;
  const oneDay = scores.find(({ from, to }) => from === 1 && to === 1);
  if (!oneDay || oneDay.count === 0) return null;
  const { count, coverage_95, wape, naive_wape } = oneDay;
  return (
    <p className="trust">
      <span>
        The 95% band contained <strong>{percentText(coverage_95)}</strong> of {possessive(titleInSentence(title))} last{' '}
        {count} days
      </span>
      {wape === null ? null : (
        <span>
          One-day forecast error <strong>{percentText(wape)}</strong>
          {naive_wape === null ? null : `, against ${percentText(naive_wape)} for last week’s value`}
        </span>
      )}
      {issued_total ? <span>{issued_total.sentence}</span> : null}
      <a href="/api/v1/report" download>
        Printable report
      </a>
    </p>
  );
}

/** `revenue’s`, `orders’` */
function possessive(title: string): string {
  return `${title}’${title.endsWith('s') ? '' : 's'}`;
}

/** Always with one decimal, for a measured share: `94.4%`. */
function percentText(share: number): string {
  return `${decimalText(share * 100, 1)}%`;
}
