import type { z } from 'zod';
import { didYouMean } from './did-you-mean.ts';

const KINDS: Readonly<Record<string, string>> = {
  ...{ string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false' },
  ...{ array: 'a list', object: 'settings', record: 'settings', null: 'nothing' },
};

/** What is wrong with a value of a config, in words. */
export function issueText(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined) return `is missing: write ${KINDS[issue.expected] ?? issue.expected}`;
      return `write ${KINDS[issue.expected] ?? issue.expected}, not ${shown(value)}`;
    case 'invalid_value':
      return `${shown(value)} is not one of ${issue.values.map(String).join(', ')}${didYouMean(String(value), issue.values.map(String))}`;
    case 'too_small':
      return issue.message.startsWith('Too small')
        ? `must be ${issue.inclusive === false ? 'above' : 'at least'} ${issue.minimum}${ofLength(issue.origin)}`
        : issue.message;
    case 'too_big':
      return issue.message.startsWith('Too big')
        ? `must be ${issue.inclusive === false ? 'below' : 'at most'} ${issue.maximum}${ofLength(issue.origin)}`
        : issue.message;
    default:
      return issue.message;
  }
}

function ofLength(origin: string): string {
  if (origin === 'string') return ' character long';
  return origin === 'array' ? ' in number' : '';
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value.slice(0, 60)}'`;
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'nothing';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'settings';
}
