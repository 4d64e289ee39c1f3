import type { JSX } from 'react';
import { decimalText } from '../../report/words/format.ts';
import type { ScoreJson } from '../../api/track-record/schema.ts';
import type { TrackRecordJson } from '../data/fetch/fetch-series.ts';

/** Fewer forecasts would say more about their days than about the model. */
const LEAST_COUNT = 14;

/** How good the forecasts have been: errors by days ahead, and how often the bands contained the value. */
export function TrackRecord({ trackRecord }: { readonly trackRecord: TrackRecordJson }): JSX.Element {
  const scores = trackRecord.scores.filter(({ count }) => count >= LEAST_COUNT);
  const [nearest] = scores;
  return (
    <section aria-labelledby="record">
      <h2 id="record">Track record</h2>
      {nearest ? (
        <>
          <h3>Mean error by days ahead</h3>
          <p className="small">Filled: this forecast. Hollow: last week’s value of the same weekday</p>
          <ul className="errors">
            {scores.map((score) => (
              <ErrorLine key={score.from} score={score} most={largest(scores)} />
            ))}
          </ul>
          <h3>How often the band contained the value</h3>
          <p className="small">The last {nearest.count} days; the tick marks its level</p>
          <ul className="errors">
            <CoverageLine label="80% band" level={0.8} coverage={nearest.coverage_80} />
            <CoverageLine label="95% band" level={0.95} coverage={nearest.coverage_95} />
          </ul>
          {trackRecord.issued_total ? <p className="small">{trackRecord.issued_total.sentence}</p> : null}
        </>
      ) : (
        <p className="small">No forecast could be compared with its day yet.</p>
      )}
    </section>
  );
}

function ErrorLine({ score, most }: { readonly score: ScoreJson; readonly most: number }): JSX.Element {
  const { from, to, wape, naive_wape } = score;
  return (
    <li>
      <span>{to === 1 ? '1 day' : `${from} to ${to} days`}</span>
      <svg className="ch" aria-hidden="true">
        <line className="ch-axis" x1="0" x2="100%" y1="50%" y2="50%" />
        {naive_wape === null ? null : <circle className="dot is-hollow" cx={place(naive_wape / most)} cy="50%" r="4" />}
        {wape === null ? null : <circle className="dot" cx={place(wape / most)} cy="50%" r="4" />}
      </svg>
      <strong>{wape === null ? '–' : percent(wape)}</strong>
      <span className="faint">
        {naive_wape === null ? '' : percent(naive_wape)}
        <span className="vh"> for last week’s value</span>
      </span>
    </li>
  );
}

interface CoverageLineProps {
  readonly label: string;
  /** Shares. */
  readonly level: number;
  readonly coverage: number;
}

/** From a half to all, where bands are. */
const LEAST_COVERAGE = 0.5;

function CoverageLine({ label, level, coverage }: CoverageLineProps): JSX.Element {
  const scaled = (share: number): number => Math.max(0, (share - LEAST_COVERAGE) / (1 - LEAST_COVERAGE));
  return (
    <li>
      <span>{label}</span>
      <svg className="ch" aria-hidden="true">
        <line className="ch-axis" x1="0" x2="100%" y1="50%" y2="50%" />
        <line className="tick" x1={place(scaled(level))} x2={place(scaled(level))} y1="2" y2="14" />
        <circle className="dot" cx={place(scaled(coverage))} cy="50%" r="4" />
      </svg>
      <strong>{percent(coverage)}</strong>
      <span />
    </li>
  );
}

function largest(scores: readonly ScoreJson[]): number {
  return Math.max(...scores.flatMap(({ wape, naive_wape }) => [wape ?? 0, naive_wape ?? 0])) || 1;
}

/** A share of the line, its ends left free for the dots. */
function place(share: number): string {
  return `${(3 + 94 * share).toFixed(1)}%`;
}

function percent(share: number): string {
  return `${decimalText(share * 100, 1)}%`;
}
