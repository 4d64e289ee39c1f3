import type { Reject } from './contract.ts';

/** A problem (RFC 9457) that the API answered instead of data. Its message says what to do. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** The HTTP status. */
  readonly status: number;
  /** What kind of problem it is, such as `Not found`. */
  readonly title: string;
  /** After how many seconds to try again, where the server says so; else null. */
  readonly retryAfter: number | null;
  /** Of facts that are refused: the first values, with their places. */
  readonly rejects: readonly Reject[];

  constructor(
    status: number,
    title: string,
    detail: string,
    { retryAfter = null, rejects = [] }: Partial<Pick<ApiError, 'retryAfter' | 'rejects'>> = {},
  ) {
    super(detail);
    this.status = status;
    this.title = title;
    this.retryAfter = retryAfter;
    this.rejects = rejects;
  }
}

/** The problem of a response; one without a problem document, such as that of a proxy, has the words of its status. */
export async function problemOf(response: Response): Promise<ApiError> {
  const { status, statusText, headers } = response;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : null;
  const fallback = statusText || `HTTP ${status}`;
  const { title, detail, rejects } = await documentOf(response);
  return new ApiError(status, title ?? fallback, detail ?? fallback, { retryAfter, ...(rejects && { rejects }) });
}

async function documentOf(response: Response): Promise<{ title?: string; detail?: string; rejects?: Reject[] }> {
  try {
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null) return {};
    return {
      ...('title' in body && typeof body.title === 'string' ? { title: body.title } : {}),
      ...('detail' in body && typeof body.detail === 'string' ? { detail: body.detail } : {}),
      ...('rejects' in body && Array.isArray(body.rejects) ? { rejects: asRejects(body.rejects) } : {}),
    };
  } catch {
    return {};
  }
}

/** The server's own tests check its problems against their schema. */
function asRejects(rejects: readonly unknown[]): Reject[] {
  return rejects as Reject[];
}
