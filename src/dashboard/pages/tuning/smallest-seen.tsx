import type { JSX } from 'react';
import type { TunedMetricJson } from '../../../api/tune/schema.ts';
import { shareText, valueText } from '../../../report/words/format.ts';
import type { ValueFormat } from '../../../report/words/period-text.ts';

type NoticedChanges = NonNullable<TunedMetricJson['noticed']>;

interface SmallestSeenProps {
  readonly noticed: NoticedChanges;
  /** The value of a usual day. */
  readonly usual: number;
  readonly format: ValueFormat;
}

const SPANS: Readonly<Record<number, string>> = { 1: 'One day', 3: 'Three days', 7: 'One week' };

/** The smallest changes that are noticed with the present settings, and planted ones that were. */
export function SmallestSeen({ noticed, usual, format }: SmallestSeenProps): JSX.Element {
  const { side, smallest, planted } = noticed;
  const sign = side === 'below' ? '−' : '+';
  const change = side === 'below' ? 'Drop' : 'Rise';
  const span = (days: number): string => SPANS[days] ?? `${days} days`;
  return (
    <section aria-labelledby="smallest">
      <h2 id="smallest">Smallest change you would see</h2>
      <p className="small">With the present settings</p>
      <table className="slices">
        <thead>
          <tr>
            <th scope="col">Lasting</th>
            <th scope="col" className="r">
              {change}
            </th>
            <th scope="col" className="r">
              Of a usual day
            </th>
          </tr>
        </thead>
        <tbody>
          {smallest.map(({ days, share }) => (
            <tr key={days}>
              <th scope="row">{span(days)}</th>
              <td className="r">{share === null ? 'none' : `${sign}${shareText(share)}`}</td>
              <td className="r">{share === null ? '–' : valueText(share * usual, format.unit, format.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 className="later">Planted changes that alert</h2>
      <p className="small">Each planted on the latest ordinary days</p>
      <table className="slices">
        <thead>
          <tr>
            <th scope="col">Lasting</th>
            <th scope="col" className="r">
              {change}
            </th>
            <th scope="col" className="r">
              Noticed
            </th>
          </tr>
        </thead>
        <tbody>
          {planted.map(({ days, share, places, caught }) => (
            <tr key={`${days} ${share}`}>
              <th scope="row">{span(days)}</th>
              <td className="r">
                {sign}
                {shareText(share)}
              </td>
              <td className="r">
                {caught} of {places}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
