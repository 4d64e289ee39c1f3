import { createClient } from '../../client/index.ts';

const NOT_SIGNED_IN = 401;
const SIGN_IN = '/sign-in';

/** The API of the server that the page is from. Where nobody is signed in any more, the page for that is opened. */
export const api = createClient({
  fetch: async (url, init) => {
    const response = await fetch(url, init);
    if (response.status === NOT_SIGNED_IN && location.pathname !== SIGN_IN)
      location.assign(`${SIGN_IN}?next=${encodeURIComponent(`${location.pathname}${location.search}`)}`);
    return response;
  },
});

/** The data of an answer. */
export async function dataOf<T>(answer: Promise<{ readonly data: T }>): Promise<T> {
  return (await answer).data;
}
