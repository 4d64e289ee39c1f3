import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type JSX, type SubmitEvent } from 'react';
import { addDays, dayFromIso, isoDay } from '../../../calendar/day.ts';
import type { IncidentDetailJson } from '../../../report/incident-json.ts';
import { actOnIncident, linkedAction, type IncidentAction } from '../../data/act-on-incident.ts';
import { useSession } from '../../data/use-session.ts';

const NAME_KEY = 'evenkeel.name';
const SNOOZE_DAYS = 7;

/** What it was, as feedback calls it. */
const FEEDBACK = [
  { feedback: 'true', text: 'Real' },
  { feedback: 'expected', text: 'Expected' },
  { feedback: 'false_alarm', text: 'False alarm' },
  { feedback: 'new_normal', text: 'New normal' },
] as const;

interface ActionsProps {
  readonly incident: IncidentDetailJson;
  /** The day of the run, `YYYY-MM-DD`. */
  readonly today: string;
}

/** What can be done with the incident: acknowledge, snooze, say what it was, note, resolve. Each is recorded with a name. */
export function Actions({ incident: { id, state, acknowledged_by, settled_as }, today }: ActionsProps): JSX.Element {
  const client = useQueryClient();
  const user = useSession()?.user ?? null;
  const [name, setName] = useState(localStorage.getItem(NAME_KEY) ?? '');
  const [note, setNote] = useState('');
  const [until, setUntil] = useState(isoDay(addDays(dayFromIso(today), SNOOZE_DAYS)));
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async (action: IncidentAction) => actOnIncident(id, user ? null : name.trim(), action),
    onSuccess: async () => {
      if (!user) localStorage.setItem(NAME_KEY, name.trim());
      setNote('');
      await client.invalidateQueries();
    },
  });
  const linked = linkedAction(location.search);
  const button = useRef<HTMLButtonElement>(null);
  // Whoever comes by a link of a message presses the button: a link that acted would be set off by mail programs that open it.
  useEffect(() => {
    button.current?.focus();
    button.current?.scrollIntoView({ block: 'center' });
  }, []);
  const noted = note.trim() || undefined;

  /** The button that was pressed says what to do; the browser has checked the fields by then. */
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const [path, chosen] = (event.submitter?.getAttribute('value') ?? '').split(' ');
    const feedback = FEEDBACK.find((one) => one.feedback === chosen)?.feedback;
    if (path === 'ack') mutate({ path, body: {} });
    if (path === 'snooze') mutate({ path, body: { until } });
    if (path === 'resolve') mutate({ path, body: { note: noted } });
    if (path === 'take-back') mutate({ path, body: { note: noted } });
    if (path === 'notes') mutate({ path, body: { note: note.trim() } });
    if (path === 'feedback' && feedback !== undefined) mutate({ path, body: { feedback, cause: noted } });
  };

  return (
    <form className="actions" aria-label="What to do with it" onSubmit={onSubmit}>
      <p>
        {state === 'open' && acknowledged_by === null ? (
          <button className="is-main" ref={linked === 'ack' ? button : null} value="ack" disabled={isPending}>
            Acknowledge
          </button>
        ) : null}
        <button value="resolve" disabled={isPending}>
          Resolve
        </button>
        <span className="group">
          <button ref={linked === 'snooze' ? button : null} value="snooze" disabled={isPending}>
            Snooze until
          </button>
          <input
            type="date"
            aria-label="Snooze until"
            min={today}
            value={until}
            onChange={({ target }) => setUntil(target.value)}
          />
        </span>
        {settled_as === 'new_normal' ? (
          <button value="take-back" disabled={isPending}>
            Take back the new normal
          </button>
        ) : null}
        <span className="group">
          <span className="faint">It was</span>
          {FEEDBACK.map(({ feedback, text }) => (
            <button key={feedback} value={`feedback ${feedback}`} disabled={isPending}>
              {text}
            </button>
          ))}
        </span>
      </p>
      <p>
        {user ? (
          <span className="faint">Recorded as {user.name}</span>
        ) : (
          <label>
            Your name{' '}
            <input
              required
              maxLength={200}
              autoComplete="name"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          </label>
        )}
        <label className="wide-field">
          Note or cause <input maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />
        </label>
        <button value="notes" disabled={isPending || note.trim() === ''}>
          Add note
        </button>
      </p>
      {error ? (
        <p className="is-critical action-error" role="alert">
          Not recorded: {error.message}
        </p>
      ) : null}
      {data ? <p role="status">Recorded. {data.join(' ')}</p> : null}
    </form>
  );
}
