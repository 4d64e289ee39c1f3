const NOT_SIGNED_IN = 401;
const SIGN_IN = '/sign-in';

/** A problem that the API reported instead of data. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** What kind of problem it is. */
  readonly title: string;

  constructor(status: number, title: string, detail: string) {
    super(detail);
    this.status = status;
    this.title = title;
  }
}

/** The data of an API response. @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function fetchData<T>(path: string): Promise<T> {
  return (await fetchAnswer<{ data: T }>(path)).data;
}

/** A whole API response. @throws as fetchData does */
export async function fetchAnswer<T extends { data: unknown }>(path: string): Promise<T> {
  const response = await responseOf(path, { headers: { accept: 'application/json' } });
  return asSchema<T>(await response.json());
}

/** The data of the API's response to a change. @throws as fetchData does */
export async function postData<T>(path: string, body: object): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const response = await responseOf(path, { method: 'POST', headers, body: JSON.stringify(body) });
  return asSchema<{ data: T }>(await response.json()).data;
}

/** Removes something. @throws as fetchData does */
export async function sendDelete(path: string): Promise<void> {
  await responseOf(path, { method: 'DELETE', headers: { accept: 'application/json' } });
}

/** The response to a request that the API has accepted. @throws as fetchData does */
async function responseOf(path: string, request: RequestInit): Promise<Response> {
  const response = await fetch(path, request);
  if (response.ok) return response;
  if (response.status === NOT_SIGNED_IN && location.pathname !== SIGN_IN)
    location.assign(`${SIGN_IN}?next=${encodeURIComponent(`${location.pathname}${location.search}`)}`);
  throw await problemOf(response);
}

async function problemOf(response: Response): Promise<ApiError> {
  try {
    const { title, detail } = asSchema<{ title: string; detail: string }>(await response.json());
    return new ApiError(response.status, title, detail);
  } catch {
    return new ApiError(response.status, response.statusText, response.statusText);
  }
}

/** The API's own tests check its responses against their schemas, so the browser need not load a validator. */
function asSchema<T>(body: unknown): T {
  return body as T;
}
