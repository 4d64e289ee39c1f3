import type { JSX } from 'react';
import type { LandingJson } from '../../../api/landing/schema.ts';
import { gauge } from '../../../report/charts/tiles/gauge.ts';
import { valueText } from '../../../report/words/format.ts';
import type { ValueFormat } from '../../../report/words/period-text.ts';
import { Svg } from '../../chart/svg.tsx';
import { landingName, landingRange, landingText, landingWhy } from './landing-text.ts';

interface LandingTilesProps {
  readonly landings: readonly LandingJson[];
  readonly format: ValueFormat;
  /** `YYYY-MM-DD`, whose year is left out. */
  readonly today: string;
}

const OPTIONS = { theme: 'page', width: 560 } as const;

/** The month and the quarter: range, what is in, target and odds. */
export function LandingTiles({ landings, format, today }: LandingTilesProps): JSX.Element {
  return (
    <section aria-label="Month and quarter">
      <ul className="answers of-2">
        {landings.map((landing) => (
          <li key={landing.period}>
            <div className="answer">
              <span className="q">Where will {landingName(landing, today)} land?</span>
              <span className="big">{landingRange(landing, format)}</span>
              <Svg className="gauge" markup={landingGauge(landing, format, today)} />
              <span className="why">
                {landingWhy(landing, format).map((line) => (
                  <span className="line" key={line}>
                    {line}
                  </span>
                ))}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function landingGauge(landing: LandingJson, format: ValueFormat, today: string): string {
  const { lower, upper, so_far: soFar, target } = landing;
  const against = target ? `, target ${valueText(target.total, format.unit, format.currency)}` : '';
  const label = `${landingText(landing, format, today)}${against}`;
  return gauge({ kind: 'total', lower, upper, target: target?.total ?? null, soFar, label }, OPTIONS);
}
