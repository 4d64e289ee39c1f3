import type { JSX } from 'react';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import { figureText } from '../../../report/words/figure-text.ts';
import { Mark, markOf, toneClass } from '../../ui/mark.tsx';
import { Svg } from '../../chart/svg.tsx';
import { sparklineOf } from '../../chart/sparkline-of.ts';

interface KeyFigureProps {
  readonly metric: MetricJson;
  readonly currency: string;
}

/** One metric of the row. */
export function KeyFigure({ metric, currency }: KeyFigureProps): JSX.Element {
  const { title, latest, unit } = metric;
  const mark = markOf(latest);
  return (
    <li className="kpi">
      <p className={`k ${toneClass(mark)}`}>
        <Mark name={mark} />
        <span>{title}</span>
      </p>
      <Svg className="spark" markup={sparklineOf(metric)} />
      <p className="v">{latest.value ?? '–'}</p>
      <p className={`d ${toneClass(mark)}`}>
        <span className="vh">{latest.state}: </span>
        {figureText(latest, unit, currency)}
      </p>
    </li>
  );
}
