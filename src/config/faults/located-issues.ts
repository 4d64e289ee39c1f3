import type { z } from 'zod';
import { didYouMean } from './did-you-mean.ts';
import { issueText } from './issue-text.ts';
import type { Locate } from './locate.ts';
import { NAME_HINT } from '../schema/names.ts';
import { settingsAt } from './settings-at.ts';

/** Settings whose keys are names that the user chooses. */
const NAMED = ['sources', 'metrics'];

/** A file in which faults are found. */
interface Examined {
  readonly locate: Locate;
  /** Its plain value. */
  readonly root: unknown;
  /** Its JSON Schema; that of the config where it is left out. */
  readonly schema?: object;
}

/** A fault in words, at its place. @param above where the issue's own path begins */
export function issueTexts(issue: z.core.$ZodIssue, above: readonly PropertyKey[], examined: Examined): string[] {
  const { locate, root } = examined;
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => unknownSetting([...path, name], locate, examined.schema));
  }
  if (issue.code === 'invalid_key')
    return issue.issues.map(({ message }) => faultText(locate(path, 'name'), path, message));
  // Of the forms that a value can have, the one that it was meant to have is that which fits from outside.
  const meant = issue.code === 'invalid_union' ? issue.errors.find((inner) => inner.every(isWithin)) : undefined;
  if (meant) return meant.flatMap((inner) => issueTexts(inner, path, examined));
  return [faultText(locate(path), path, issueText(issue, valueAt(root, path)))];
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[String(key)] : undefined), root);
}

/** Says that a setting is not known, and which one was probably meant. */
export function unknownSetting(path: readonly PropertyKey[], locate: Locate, schema?: object): string {
  const place = locate(path, 'name');
  if (!schema && path.length === 2 && NAMED.includes(String(path[0]))) return faultText(place, path, NAME_HINT);
  const known = settingsAt(path.slice(0, -1), schema);
  const hint = didYouMean(String(path.at(-1)), known);
  const where = schema ? `: ${known.join(', ')}` : ' (see schema/evenkeel.schema.json)';
  return faultText(place, path, `is not a known setting${hint}${where}`);
}

function isWithin({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'unrecognized_keys' || path.length > 0;
}

function faultText(place: string, path: readonly PropertyKey[], message: string): string {
  return [place, ...(path.length > 0 ? [path.join('.')] : []), message].join(': ');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
