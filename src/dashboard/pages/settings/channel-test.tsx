import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { api, dataOf } from '../../data/api.ts';

/** Sends a test through a channel, and shows what its receiver answers. */
export function ChannelTest({ name }: { readonly name: string }): JSX.Element {
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async () => dataOf(api.post('/api/v1/channels/{name}/test', { path: { name } })),
  });
  const answer = error ? error.message : data && `${data.accepted ? 'Accepted' : 'Not accepted'}: ${data.answer}`;
  return (
    <>
      <button
        type="button"
        className="as-link"
        aria-label={`Send a test to ${name}`}
        disabled={isPending}
        onClick={() => mutate()}
      >
        {isPending ? 'Sending…' : 'Send a test'}
      </button>{' '}
      <span role="status" className={data?.accepted === true ? 'faint' : ''}>
        {answer}
      </span>
    </>
  );
}
