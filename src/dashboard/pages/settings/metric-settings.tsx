import type { JSX } from 'react';
import { Link } from 'wouter';
import type { SettingsJson } from '../../../api/settings/schema.ts';
import { shareText, valueText } from '../../../report/words/format.ts';
import { sensitivityText } from '../../../report/words/tuning-text.ts';
import { MetricLink } from '../../ui/metric-link.tsx';
import { Wide } from '../../ui/wide.tsx';

type MetricSetting = SettingsJson['metrics'][number];

const DIRECTIONS = { up: 'a rise', down: 'a drop', both: 'both' } as const;
const MISSING = { zero: 'nothing happened', unknown: 'unknown', closed: 'closed' } as const;
const HEADS = [
  'Metric',
  'Harmful',
  'Tolerance',
  'Smallest change',
  'Sensitivity',
  'Limit',
  'A day without rows',
  'Sliced by',
  'Targets',
  'Owner',
];

function smallestChange(
  value: number | null,
  { unit, currency }: Pick<MetricSetting, 'unit'> & { readonly currency: string },
): string {
  if (value === null) return '0.5% of a usual week';
  return value === 0 ? '–' : valueText(value, unit, currency);
}

function limitText(
  limit: MetricSetting['limit'],
  { unit, currency }: Pick<MetricSetting, 'unit'> & { readonly currency: string },
): string {
  const sides = (['above', 'below'] as const).flatMap((side) => {
    const value = limit[side];
    return value === null ? [] : [`${side} ${valueText(value, unit, currency)}`];
  });
  return sides.join(', ') || '–';
}

/** How each metric is judged. */
export function MetricSettings({ settings: { metrics, currency } }: { readonly settings: SettingsJson }): JSX.Element {
  return (
    <section className="section" aria-labelledby="metrics">
      <h2 id="metrics">Metrics</h2>
      <Wide label="Table of metrics">
        <table className="slices">
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {metrics.map(
              ({ id, title, unit, direction, missing, tolerance, min_change, sensitivity, limit, ...rest }) => (
                <tr key={id}>
                  <th scope="row">
                    <MetricLink id={id}>{title}</MetricLink>
                  </th>
                  <td>{DIRECTIONS[direction]}</td>
                  <td>
                    <Link href={`/tuning?${new URLSearchParams({ metric: id }).toString()}`}>
                      {shareText(tolerance)}
                    </Link>
                  </td>
                  <td>{smallestChange(min_change, { unit, currency })}</td>
                  <td>{sensitivityText(sensitivity)}</td>
                  <td>{limitText(limit, { unit, currency })}</td>
                  <td>{MISSING[missing]}</td>
                  <td>{rest.dimensions.join(', ') || '–'}</td>
                  <td>
                    {Object.entries(rest.targets)
                      .map(([period, total]) => `${period} ${valueText(total, unit, currency)}`)
                      .join(', ') || '–'}
                  </td>
                  <td>{rest.owner ?? '–'}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
