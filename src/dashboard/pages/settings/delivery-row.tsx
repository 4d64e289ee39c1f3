import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { Link } from 'wouter';
import type { DeliveryJson } from '../../../api/deliveries/schema.ts';
import { api } from '../../data/api.ts';
import { incidentPath } from '../../ui/incident-path.ts';
import { State } from '../../ui/states/state.tsx';
import { deliveryState } from './delivery-state.ts';
import { zonedText } from './zoned-text.ts';

interface DeliveryRowProps {
  readonly delivery: DeliveryJson;
  readonly zone: string;
  readonly mayRetry: boolean;
}

/** A message of the log. */
export function DeliveryRow({ delivery, zone, mayRetry }: DeliveryRowProps): JSX.Element {
  const { id, kind, title, incident, channel, queued_at, next_attempt_at, attempts, answer, state } = delivery;
  const words = deliveryState(delivery);
  const client = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: async () => api.post('/api/v1/deliveries/{id}/retry', { path: { id } }),
    onSuccess: async () => client.invalidateQueries(),
  });
  const text = title ?? [kind.replaceAll('_', ' '), incident ?? ''].join(' ').trim();
  return (
    <tr>
      <td>
        <State mark={words.mark} word={words.word} />
      </td>
      <th scope="row">{incident === null ? text : <Link href={incidentPath(incident)}>{text}</Link>}</th>
      <td>{channel}</td>
      <td>{zonedText(queued_at, zone)}</td>
      <td>{next_attempt_at === null ? '–' : zonedText(next_attempt_at, zone)}</td>
      <td className="r">{attempts}</td>
      <td className="wraps">
        {answer ?? '–'}
        {state === 'dead' && mayRetry ? (
          <>
            {' '}
            <button
              type="button"
              className="as-link"
              aria-label={`Send again: ${text}`}
              disabled={isPending}
              onClick={() => mutate()}
            >
              Send again
            </button>
          </>
        ) : null}
        {error ? <span role="alert"> {error.message}</span> : null}
      </td>
    </tr>
  );
}
