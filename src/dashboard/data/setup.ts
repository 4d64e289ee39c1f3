import type { BegunSetupJson, SetupAnswerJson, SetupSettings } from '../../api/setup/schema.ts';
import { ApiError } from '../../client/index.ts';

const PATH = '/api/v1/setup';

/** What was sent and chosen before the page was opened again. @throws as proposeSetup does */
export async function begunSetup(): Promise<BegunSetupJson> {
  const response = await fetch(PATH);
  const text = await response.text();
  if (!response.ok) throw problemIn(response.status, text);
  return parsed<{ data: BegunSetupJson }>(text).data;
}

/** Whether this page was served by a server that has no config yet. */
export function isSetup(page: Document = document): boolean {
  return page.documentElement.dataset['setup'] !== undefined;
}

/** Whether the server has a config by now. @throws TypeError if it could not be reached */
export async function isSetUp(): Promise<boolean> {
  const response = await fetch('/', { headers: { accept: 'text/html' } });
  return response.ok && !isSetup(new DOMParser().parseFromString(await response.text(), 'text/html'));
}

/** How the files would be read. @throws ApiError for a problem, TypeError if the server could not be reached. */
export async function proposeSetup(settings: SetupSettings): Promise<SetupAnswerJson> {
  return answerTo('propose', settings);
}

/** Loads the files once, and writes the config. @throws as proposeSetup does */
export async function writeSetup(settings: SetupSettings): Promise<SetupAnswerJson> {
  return answerTo('write', settings);
}

/** @throws as proposeSetup does */
export async function removeUpload(name: string): Promise<void> {
  const response = await fetch(`${PATH}/files/${encodeURIComponent(name)}`, { method: 'DELETE' });
  if (!response.ok) throw problemIn(response.status, await response.text());
}

/** The server of a folder without a config has these paths, and not those of the API's client. */
async function answerTo(verb: 'propose' | 'write', settings: SetupSettings): Promise<SetupAnswerJson> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const response = await fetch(`${PATH}/${verb}`, { method: 'POST', headers, body: JSON.stringify(settings) });
  const text = await response.text();
  if (!response.ok) throw problemIn(response.status, text);
  return parsed<{ data: SetupAnswerJson }>(text).data;
}

/**
 * Sends a file. @param onShare called with the share that is sent
 * @throws as proposeSetup does
 */
export async function upload(file: File, onShare: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    // Only this interface of browsers tells how far it is.
    const request = new XMLHttpRequest();
    request.open('PUT', `${PATH}/files/${encodeURIComponent(file.name)}`);
    request.upload.addEventListener('progress', ({ loaded, total }) => onShare(total === 0 ? 1 : loaded / total));
    request.addEventListener('error', () => reject(new TypeError('the server could not be reached')));
    request.addEventListener('load', () => {
      if (request.status < 300) resolve();
      else reject(problemIn(request.status, request.responseText));
    });
    request.send(file);
  });
}

function problemIn(status: number, text: string): ApiError {
  try {
    const { title, detail } = parsed<{ title: string; detail: string }>(text);
    return new ApiError(status, title, detail);
  } catch {
    return new ApiError(status, 'Not reachable', `the server answered ${status}`);
  }
}

/** The server's own tests check its answers. */
function parsed<T>(text: string): T {
  return JSON.parse(text) as T;
}
