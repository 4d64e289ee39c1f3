import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { signOut } from '../data/session.ts';
import { useSession } from '../data/use-session.ts';

/** Who is signed in, with the way out; nothing where nobody has to sign in. */
export function SignedIn(): JSX.Element | null {
  const user = useSession()?.user ?? null;
  const { mutate, error, isPending } = useMutation({
    mutationFn: signOut,
    onSuccess: () => location.assign('/sign-in'),
  });
  if (user === null) return null;
  return (
    <span className="signed-in">
      {error ? <span role="alert">{error.message} </span> : null}
      <span title={`Role: ${user.role}`}>{user.name}</span>{' '}
      <button type="button" className="as-link" disabled={isPending} onClick={() => mutate()}>
        Sign out
      </button>
    </span>
  );
}
