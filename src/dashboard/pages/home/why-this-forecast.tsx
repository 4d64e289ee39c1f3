import type { JSX } from 'react';
import type { ExplanationJson } from '../../../api/forecast/schema.ts';

/** What the days ahead follow, for whoever asks. */
export function WhyThisForecast({ choices }: { readonly choices: readonly ExplanationJson[] }): JSX.Element | null {
  if (choices.length === 0) return null;
  return (
    <details className="fold why-forecast">
      <summary>Why this forecast</summary>
      <p>Several forecasters are asked; the less one has missed, the more it counts.</p>
      <ul>
        {choices.map(({ from, sentence }) => (
          <li key={from}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
