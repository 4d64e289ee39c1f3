import type { JSX } from 'react';
import type { SliceJson } from '../../../api/breakdown/route.ts';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import { distinctText, shareText } from '../../../report/words/format.ts';
import { sparklineOf } from '../../chart/sparkline-of.ts';
import { Svg } from '../../chart/svg.tsx';
import { markOf } from '../../ui/mark.tsx';
import { MetricLink } from '../../ui/metric-link.tsx';
import { State } from '../../ui/states/state.tsx';

interface SliceRowProps {
  readonly metric: MetricJson;
  /** With an empty `slice`, the whole metric, in the last line. */
  readonly slice: SliceJson;
  readonly currency: string;
}

/** A slice in numbers. */
export function SliceRow({ metric, slice: { slice, latest, recent }, currency }: SliceRowProps): JSX.Element {
  const { y, yhat, deviation_pct, gap } = latest;
  const text = distinctText(
    [y, yhat].filter((value) => value !== null),
    metric.unit,
    currency,
  );
  const name = slice === '' ? `All ${metric.title.toLowerCase()}` : slice.slice(slice.indexOf('=') + 1) || 'not given';
  return (
    <tr>
      <th scope="row">
        {slice === '' ? (
          name
        ) : (
          <MetricLink id={metric.id} slice={slice}>
            {name}
          </MetricLink>
        )}
      </th>
      <td className="hide-s">
        <Svg className="spark" markup={sparklineOf({ title: name, recent, latest })} />
      </td>
      <td>
        <State mark={markOf(latest)} word={latest.state} />
      </td>
      <td className="r hide-s">{y === null ? '–' : text(y)}</td>
      <td className="r hide-s">{yhat === null ? '–' : text(yhat)}</td>
      <td className="r">{gap ?? '–'}</td>
      {metric.unit === 'share' ? null : (
        <td className="r hide-s">
          {deviation_pct === null ? '–' : `${deviation_pct > 0 ? '+' : ''}${shareText(deviation_pct / 100)}`}
        </td>
      )}
    </tr>
  );
}
