import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type JSX } from 'react';
import { pageAfterSignIn, signIn } from '../../data/session.ts';
import { useSession } from '../../data/use-session.ts';
import { Brand } from '../../ui/brand.tsx';

const PROBLEMS: Readonly<Record<string, string>> = {
  role: 'You are known, but have no role here: an admin can give you one.',
  failed: 'The sign-in did not succeed: try again. The log of the server has the reason.',
};

/** Where people sign in: with the link of the terminal, which brings its token along, or with an API key. */
export function SignInPage(): JSX.Element {
  const client = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: signIn,
    onSuccess: () => {
      client.clear();
      location.replace(pageAfterSignIn(location.search, location.origin));
    },
  });
  const used = useRef(false);
  const query = new URLSearchParams(location.search);
  const provider = useSession()?.provider ?? null;
  const problem = error?.message ?? PROBLEMS[query.get('problem') ?? ''] ?? null;
  useEffect(() => {
    if (new URLSearchParams(location.search).has('done'))
      location.replace(pageAfterSignIn(location.search, location.origin));
  }, []);
  useEffect(() => {
    const token = location.hash.slice(1);
    if (token === '' || used.current) return;
    used.current = true;
    // A token works once, and has no place in the history.
    history.replaceState(null, '', `${location.pathname}${location.search}`);
    mutate({ token });
  }, [mutate]);
  return (
    <main className="sign-in" id="main" tabIndex={-1}>
      <title>Sign in · Evenkeel</title>
      <p className="brand">
        <Brand />
      </p>
      <h1>Sign in</h1>
      {provider === null ? null : (
        <>
          <a
            className="provider"
            href={`${provider}?${new URLSearchParams({ next: query.get('next') ?? '/' }).toString()}`}
          >
            Continue with single sign-on
          </a>
          <p className="or">or with a key</p>
        </>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const key = new FormData(event.currentTarget).get('key');
          mutate({ key: typeof key === 'string' ? key : '' });
        }}
      >
        <label htmlFor="key">API key</label>
        <input id="key" name="key" type="password" required autoComplete="current-password" placeholder="evk_…" />
        <button type="submit" disabled={isPending}>
          {isPending ? 'Signing in' : 'Sign in'}
        </button>
        {problem === null ? null : <p role="alert">{problem}</p>}
      </form>
      <p className="faint">
        The terminal of the server shows a link that signs in once. An admin can make a key for you:{' '}
        <code>evenkeel keys create</code>.
      </p>
    </main>
  );
}
