/** What the API answered instead of data. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** The data of an answer alone. @throws ApiError with the problem that the API tells, TypeError if it could not be reached. */
export async function fetchData<T>(path: string): Promise<T> {
  return (await fetchAnswer<{ data: T }>(path)).data;
}

/** All of an answer. @throws as fetchData does */
export async function fetchAnswer<T extends { data: unknown }>(path: string): Promise<T> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new ApiError(response.status, await detailOf(response));
  return ours<T>(await response.json());
}

async function detailOf(response: Response): Promise<string> {
  try {
    return ours<{ detail: string }>(await response.json()).detail;
  } catch {
    return response.statusText;
  }
}

/** Our own API's answers are what its schema says: its tests hold it to that, and no schema has to be sent to the browser. */
function ours<T>(body: unknown): T {
  return body as T;
}
