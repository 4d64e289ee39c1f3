/** A problem that the API reported instead of data. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** The data of an API response. @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function fetchData<T>(path: string): Promise<T> {
  return (await fetchAnswer<{ data: T }>(path)).data;
}

/** A whole API response. @throws as fetchData does */
export async function fetchAnswer<T extends { data: unknown }>(path: string): Promise<T> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new ApiError(response.status, await detailOf(response));
  return asSchema<T>(await response.json());
}

async function detailOf(response: Response): Promise<string> {
  try {
    return asSchema<{ detail: string }>(await response.json()).detail;
  } catch {
    return response.statusText;
  }
}

/** The API's own tests check its responses against their schemas, so the browser need not load a validator. */
function asSchema<T>(body: unknown): T {
  return body as T;
}
