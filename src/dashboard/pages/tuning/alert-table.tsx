import type { JSX } from 'react';
import type { PreviewJson } from '../../../api/tune/schema.ts';
import type { ValueFormat } from '../../../report/words/period-text.ts';
import { shareText, valueText } from '../../../report/words/format.ts';
import { signedText } from '../../../report/words/signed-text.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { Wide } from '../../ui/wide.tsx';

interface AlertTableProps {
  readonly preview: PreviewJson;
  readonly format: ValueFormat;
  readonly today: string;
}

/** The alerts of the replay, and the days that were far out but filtered. */
export function AlertTable({ preview, format, today }: AlertTableProps): JSX.Element {
  const { alerts, filtered, sentence } = preview;
  const { unit, currency } = format;
  const addsUp = unit === 'currency' || unit === 'count';
  return (
    <section aria-labelledby="alerts">
      <h2 id="alerts">You would have heard about</h2>
      {alerts.length === 0 ? <p className="faint">{sentence}</p> : null}
      {alerts.length > 0 ? (
        <Wide label="Alerts of the replay">
          <table className="slices">
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col" className="r hide-s">
                  Worst day
                </th>
                <th scope="col" className="r hide-s">
                  Expected
                </th>
                <th scope="col" className="r">
                  Worst
                </th>
                {addsUp ? (
                  <th scope="col" className="r">
                    In all
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {alerts.map(({ from, to, y, yhat, deviation, difference, special }) => (
                <tr key={from}>
                  <th scope="row">
                    {from === to ? dayOfText(to, today) : `${dayOfText(from, today)} to ${dayOfText(to, today)}`}
                    {special ? <span className="small sub">holiday, event or outage</span> : null}
                  </th>
                  <td className="r hide-s">{valueText(y, unit, currency)}</td>
                  <td className="r hide-s">{valueText(yhat, unit, currency)}</td>
                  <td className="r">{deviationText(deviation)}</td>
                  {addsUp ? <td className="r">{signedText(difference, unit, currency)}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      ) : null}
      <p className="small after-list">
        {filtered.length === 0
          ? 'No other day was far out for its noise.'
          : `Not sent: ${filtered.length} ${filtered.length === 1 ? 'day' : 'days'} far out for the noise, but under these settings; the largest ${largestText(filtered)}.`}
      </p>
    </section>
  );
}

function largestText(filtered: PreviewJson['filtered']): string {
  const sizes = filtered.flatMap(({ deviation }) => deviation ?? []);
  return deviationText(sizes.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? null);
}

function deviationText(deviation: number | null): string {
  if (deviation === null) return '–';
  return `${deviation < 0 ? '−' : '+'}${shareText(Math.abs(deviation))}`;
}
