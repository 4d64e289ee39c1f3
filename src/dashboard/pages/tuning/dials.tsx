import { useId, type JSX } from 'react';
import type { PreviewJson } from '../../../api/tune/schema.ts';
import { rateText } from '../../../report/words/rate-text.ts';
import { otherSensitivityText, sensitivityText } from '../../../report/words/tuning-text.ts';
import { closestIndex, type Measure } from './measures.ts';

interface DialsProps {
  readonly measures: readonly Measure[];
  /** What is shown: with the present settings, or with those on trial. */
  readonly shown: PreviewJson;
  readonly current: PreviewJson;
  /** Null: the present settings. */
  readonly trial: { readonly measure: Measure; readonly value: number } | null;
  readonly onTrial: (trial: { readonly measure: Measure; readonly value: number }) => void;
}

/** One setting in three measures: which of them is moved, and to what. */
export function Dials({ measures, shown, current, trial, onTrial }: DialsProps): JSX.Element | null {
  const id = useId();
  const [first] = measures;
  const measure = measures.find(({ name }) => name === trial?.measure.name) ?? first;
  if (!measure) return null;
  const { values } = measure;
  const value = trial?.value ?? measure.of(current);
  const position = value === null ? 0 : closestIndex(values, value);
  const text = (one: Measure, of: PreviewJson): string => {
    const known = one.of(of);
    return known === null ? '–' : one.text(known);
  };
  const other = otherSensitivityText(shown.sensitivity, current.sensitivity);
  const moveTo = (one: Measure, index: number): void => onTrial({ measure: one, value: one.values[index] ?? 0 });
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>Tolerance</h2>
      <input
        type="range"
        aria-label={`${measure.label}, from quiet to sensitive`}
        min={0}
        max={values.length - 1}
        value={position}
        aria-valuetext={measures.map((one) => `${one.label} ${text(one, shown)}`).join(', ')}
        onChange={({ target }) => moveTo(measure, Number(target.value))}
      />
      <p className="ends" aria-hidden="true">
        <span>Quiet, {measure.text(values[0] ?? 0)}</span>
        <span>Sensitive, {measure.text(values.at(-1) ?? 0)}</span>
      </p>
      <ul className="measures">
        {measures.map((one) => (
          <li key={one.name} className={one === measure ? 'on' : ''}>
            <label>
              <input
                type="radio"
                name="measure"
                checked={one === measure}
                onChange={() => moveTo(one, closestIndex(one.values, one.of(shown) ?? 0))}
              />
              {one.label}
            </label>
            <strong>{text(one, shown)}</strong>
          </li>
        ))}
      </ul>
      {shown.alerts_per_month !== null && shown.checked ? (
        <p className="small">
          The rate is learned on the first 70% of the replay, without holidays and events. The rest, which it has not
          seen, had {rateText(shown.checked.per_month)} alerts a month (likely {rateText(shown.checked.lower)} to{' '}
          {rateText(shown.checked.upper)}).
        </p>
      ) : null}
      {other === null ? null : <p className="small">{other}</p>}
      <p className="small">
        Present settings: {measures.map((one) => `${text(one, current)} ${one.label.toLowerCase()}`).join(', ')}
        {current.sensitivity === 1 ? '' : `, sensitivity ${sensitivityText(current.sensitivity)}`}.
      </p>
    </section>
  );
}
