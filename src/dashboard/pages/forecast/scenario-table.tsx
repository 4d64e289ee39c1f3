import type { JSX } from 'react';
import type { ChangeJson, WhatIfJson } from '../../../api/what-if/schema.ts';
import type { ValueFormat } from '../../../report/words/period-text.ts';
import { signedText } from '../../../report/words/signed-text.ts';
import { landingName, landingOdds, landingRange } from './landing-text.ts';
import { Wide } from '../../ui/wide.tsx';

interface ScenarioTableProps {
  /** Null while the history is too short. */
  readonly change: ChangeJson | null;
  readonly results: readonly WhatIfJson[];
  readonly format: ValueFormat;
  readonly today: string;
}

/** Month and quarter without and with the change. */
export function ScenarioTable({ change, results, format, today }: ScenarioTableProps): JSX.Element {
  if (!change) return <p className="faint">The history is too short for scenarios.</p>;
  const hasTarget = results.some(({ without }) => without.target !== null);
  return (
    <>
      <p className="reasons">{change.sentence}</p>
      <Wide label="Periods with the change">
        <table className="slices">
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col" className="r hide-s">
                Forecast
              </th>
              <th scope="col" className="r">
                With the change
              </th>
              <th scope="col" className="r">
                Difference
              </th>
              {hasTarget ? (
                <th scope="col" className="r hide-s">
                  Target
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {results.map((result) => (
              <ScenarioRow key={result.without.period} {...{ result, format, today, hasTarget }} />
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  );
}

interface ScenarioRowProps {
  readonly result: WhatIfJson;
  readonly format: ValueFormat;
  readonly today: string;
  readonly hasTarget: boolean;
}

function ScenarioRow({ result, format, today, hasTarget }: ScenarioRowProps): JSX.Element {
  const { without, changed, difference } = result;
  const odds = [landingOdds(without), changed ? landingOdds(changed) : ''].filter((text) => text !== '');
  return (
    <tr>
      <th scope="row">{landingName(without, today)}</th>
      <td className="r hide-s">{landingRange(without, format)}</td>
      <td className="r wraps">{changed ? landingRange(changed, format) : 'no range'}</td>
      <td className="r">{difference === null ? '–' : signedText(difference, format.unit, format.currency)}</td>
      {hasTarget ? <td className="r hide-s">{Array.from(new Set(odds)).join(', then ') || '–'}</td> : null}
    </tr>
  );
}
