import { useState, type JSX, type SubmitEvent } from 'react';
import type { EventJson } from '../../../api/shared/event-schema.ts';

interface ScenarioFormProps {
  /** The parameters of the scenario that is shown. */
  readonly given: URLSearchParams;
  readonly events: readonly EventJson[];
  readonly onAsk: (change: URLSearchParams) => void;
}

const PERCENT = 100;

/** A change of level over some days, or an event on a day. */
export function ScenarioForm({ given, events, onAsk }: ScenarioFormProps): JSX.Element {
  const [kind, setKind] = useState(given.has('like') ? 'event' : 'level');
  const names = Array.from(new Set(events.map(({ name }) => name))).toSorted();
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const fields = Array.from(new FormData(event.currentTarget)).flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' && name !== 'kind' ? [[name, value] as const] : [],
    );
    onAsk(
      new URLSearchParams(
        fields.map(([name, value]) => [name, name === 'level' ? String(Number(value) / PERCENT) : value]),
      ),
    );
  };
  const level = Math.round(Number(given.get('level') ?? '-0.1') * PERCENT * PERCENT) / PERCENT;
  return (
    <form className="fields" onSubmit={onSubmit}>
      {names.length > 0 ? (
        <label>
          Change
          <select name="kind" value={kind} onChange={({ target }) => setKind(target.value)}>
            <option value="level">Another level</option>
            <option value="event">A holiday or event</option>
          </select>
        </label>
      ) : null}
      {kind === 'level' ? (
        <>
          <label>
            By percent
            <input name="level" type="number" step="any" min="-100" max="1000" required defaultValue={level} />
          </label>
          <label>
            From
            <input name="from" type="date" defaultValue={given.get('from') ?? ''} />
          </label>
          <label>
            To
            <input name="to" type="date" defaultValue={given.get('to') ?? ''} />
          </label>
        </>
      ) : (
        <>
          <label>
            Like
            <select name="like" defaultValue={given.get('like') ?? names[0]}>
              {names.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <label>
            On
            <input name="on" type="date" required defaultValue={given.get('on') ?? ''} />
          </label>
        </>
      )}
      <button type="submit">Show</button>
    </form>
  );
}
