import type { JSX } from 'react';
import { dayFromIso } from '../../../calendar/day.ts';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import type { VerdictJson } from '../../../api/shared/verdict-schema.ts';
import type { PreviewJson } from '../../../api/tune/schema.ts';
import { monthText, shareText } from '../../../report/words/format.ts';
import type { ValueFormat } from '../../../report/words/period-text.ts';
import { signedText } from '../../../report/words/signed-text.ts';
import { MARK_PATHS } from '../../../report/charts/drawing/marks.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { replayScale } from './replay-scale.ts';

interface ReplayChartProps {
  /** The replayed days, ascending. */
  readonly days: readonly VerdictJson[];
  readonly preview: PreviewJson;
  readonly direction: MetricJson['direction'];
  readonly format: ValueFormat;
  readonly today: string;
}

const LABELS_AT_MOST = 8;
/** Labels stand on the side with more room. */
const HALF = 50;

/** Each replayed day against its forecast, with the boundary of the settings and the alerts that they make. */
export function ReplayChart({ days, preview, direction, format, today }: ReplayChartProps): JSX.Element {
  const { x, y, low, high, path, months } = replayScale(days, preview.share);
  const { share, alerts, filtered } = preview;
  const boundaries = [...(direction === 'up' ? [] : [-share]), ...(direction === 'down' ? [] : [share])];
  const place = (ds: string): string => `${x(ds)}%`;
  const level = (value: number | null): string => `${y(value ?? 0)}%`;
  const addsUp = format.unit === 'currency' || format.unit === 'count';
  return (
    <section aria-labelledby="replay">
      <div className="chart-head">
        <h2 id="replay">The past, replayed</h2>
        <p className="legend" aria-hidden="true">
          <span>
            <svg className="mark mark-warning is-warning" viewBox="-6 -6 12 12">
              <path d={MARK_PATHS.warning} />
            </svg>
            Alert
          </span>
          <span>
            <svg viewBox="-6 -6 12 12">
              <circle className="ghost" r="4" />
            </svg>
            Filtered, {filtered.length} {filtered.length === 1 ? 'day' : 'days'}
          </span>
        </p>
      </div>
      <div className="plot replay">
        <svg className="axis-values" aria-hidden="true">
          {[high, 0, low].map((value) => (
            <text key={value} x="40" y={level(value)} dy="4">
              {percentText(value)}
            </text>
          ))}
        </svg>
        <svg
          className="replay-days"
          role="img"
          aria-label={`Difference from the forecast by day: ${preview.sentence}, ${filtered.length} filtered`}
        >
          <line className="zero" x1="0" x2="100%" y1={level(0)} y2={level(0)} />
          {months.map((ds) => (
            <text key={ds} className="month" x={place(ds)} y="100%" dy="16">
              {monthText(dayFromIso(ds)).slice(0, 3)}
            </text>
          ))}
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">
            <path className="deviation" d={path} />
          </svg>
          {boundaries.map((value) => (
            <line key={value} className="boundary" x1="0" x2="100%" y1={level(value)} y2={level(value)} />
          ))}
          {filtered.map(({ ds, deviation }) => (
            <circle key={ds} className="ghost" r="4" cx={place(ds)} cy={level(deviation)}>
              <title>{`${dayOfText(ds, today)}: ${percentText(deviation ?? 0)}, filtered`}</title>
            </circle>
          ))}
          {alerts.map(({ worst_ds, deviation, difference }, index) => (
            <svg key={worst_ds} x={place(worst_ds)} y={level(deviation)} overflow="visible" className="is-warning">
              <path className="alert-mark" d={MARK_PATHS.warning}>
                <title>{`${dayOfText(worst_ds, today)}: ${percentText(deviation ?? 0)}`}</title>
              </path>
              {addsUp && index < LABELS_AT_MOST ? (
                <text className={x(worst_ds) > HALF ? 'end' : 'start'} x={x(worst_ds) > HALF ? -12 : 12} dy="4">
                  {signedText(difference, format.unit, format.currency)}
                </text>
              ) : null}
            </svg>
          ))}
        </svg>
      </div>
      <p className="small after-list">
        The dashed line is the smallest difference that matters. To alert, a day must also be far out for its usual
        noise.
      </p>
    </section>
  );
}

function percentText(share: number): string {
  if (share === 0) return '0%';
  return `${share < 0 ? '−' : '+'}${shareText(Math.abs(share))}`;
}
