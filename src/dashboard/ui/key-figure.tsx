import type { JSX } from 'react';
import type { MetricJson } from '../../api/metrics/schema.ts';
import { figureText } from '../../report/words/figure-text.ts';
import { sparklineOf } from '../chart/sparkline-of.ts';
import { Svg } from '../chart/svg.tsx';
import { Mark, markOf, toneClass } from './mark.tsx';
import { MetricLink } from './metric-link.tsx';

interface KeyFigureProps {
  readonly metric: MetricJson;
  /** `dim=value`, if the figures are those of a slice. */
  readonly slice?: string;
  readonly currency: string;
}

/** One metric in a row of them: state, the last four weeks, value and comparison; a link to its page. */
export function KeyFigure({ metric, slice = '', currency }: KeyFigureProps): JSX.Element {
  const { title, latest, unit } = metric;
  const mark = markOf(latest);
  return (
    <li className="kpi">
      <MetricLink id={metric.id} slice={slice} className="kpi-link">
        <span className={`k ${toneClass(mark)}`}>
          <Mark name={mark} />
          <span>{title}</span>
        </span>
        <Svg className="spark" markup={sparklineOf(metric)} />
        <span className="v">{latest.value ?? '–'}</span>
        <span className={`d ${toneClass(mark)}`}>
          <span className="vh">{latest.state}: </span>
          {figureText(latest, unit, currency)}
        </span>
      </MetricLink>
    </li>
  );
}
