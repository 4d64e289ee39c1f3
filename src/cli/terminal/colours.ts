import pc from 'picocolors';

export type Colours = ReturnType<typeof pc.createColors>;

/**
 * The colours of a stream: none unless people watch it on a terminal. Each stream is checked by itself, because one of them may go
 * into a file while the other does not.
 */
export function colours(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): Colours {
  if (isSet(environment['NO_COLOR'])) return pc.createColors(false);
  if (isSet(environment['FORCE_COLOR'])) return pc.createColors(true);
  return pc.createColors(stream.isTTY === true && environment['TERM'] !== 'dumb');
}

/** @source https://no-color.org: set, and not to an empty text */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
