import type { JSX } from 'react';
import type { ExplanationJson } from '../../api/forecast/schema.ts';

interface WhyThisForecastProps {
  readonly explanation: readonly ExplanationJson[];
}

/** The models behind the forecast and their weights, folded away. */
export function WhyThisForecast({ explanation }: WhyThisForecastProps): JSX.Element | null {
  if (explanation.length === 0) return null;
  return (
    <details className="fold why-forecast">
      <summary>Why this forecast</summary>
      <p>The forecast combines several models; the lower a model’s past error, the higher its weight.</p>
      <ul>
        {explanation.map(({ sentence }) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
