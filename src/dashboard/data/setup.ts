import type { SetupAnswerJson, SetupChoices } from '../../api/setup/schema.ts';
import { ApiError, postData, sendDelete } from './fetch-data.ts';

const PATH = '/api/v1/setup';

/** How the files would be read. @throws ApiError for a problem, TypeError if the server could not be reached. */
export async function proposeSetup(choices: SetupChoices): Promise<SetupAnswerJson> {
  return postData<SetupAnswerJson>(`${PATH}/propose`, choices);
}

/** Loads the files once, and writes the config. @throws as proposeSetup does */
export async function writeSetup(choices: SetupChoices): Promise<SetupAnswerJson> {
  return postData<SetupAnswerJson>(`${PATH}/write`, choices);
}

/** @throws as proposeSetup does */
export async function removeUpload(name: string): Promise<void> {
  await sendDelete(`${PATH}/files/${encodeURIComponent(name)}`);
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
      else reject(problemOf(request));
    });
    request.send(file);
  });
}

function problemOf({ status, statusText, responseText }: XMLHttpRequest): ApiError {
  try {
    const { title, detail } = parsed(responseText);
    return new ApiError(status, title, detail);
  } catch {
    return new ApiError(status, statusText, statusText || 'the server could not be reached');
  }
}

/** Problems of the API have these two. */
function parsed(text: string): { readonly title: string; readonly detail: string } {
  return JSON.parse(text) as { title: string; detail: string };
}
