/** `evenkeel/client`: the HTTP API with the types of its contract, in Node and in browsers. */
export { ApiError } from './api-error.ts';
export {
  createClient,
  type AnswerOf,
  type Client,
  type ClientOptions,
  type ListPath,
  type PathOf,
  type RequestOf,
} from './client.ts';
export type * from './contract.ts';
export type { ServerEvent } from './server-events.ts';
