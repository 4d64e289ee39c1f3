import type { Message } from '../message/message.ts';

/** The first line: `CRITICAL · Revenue · Mon 21 Sep 2026`. */
export function subject({ word, title }: Pick<Message, 'word' | 'title'>): string {
  return `${word.toUpperCase()} · ${title}`;
}

/** Everything below the first line. */
export function bodyLines(message: Message): string[] {
  const { context, headline, lines, footer } = message;
  const texts = lines.map(({ label, text }) => (label === null ? text : `${label}: ${text}`));
  return [headline, ...texts, [context, footer].filter((text) => text !== '').join(' · ')].filter(
    (text) => text !== '',
  );
}

/** A message as plain text, for the terminal and for mail programs without HTML. */
export function renderText(message: Message): string {
  const actions = message.actions.map(({ label, url }) => `${label}: ${url}`);
  const parts = [subject(message), ...bodyLines(message), ...(actions.length === 0 ? [] : ['', ...actions])];
  return `${parts.join('\n')}\n`;
}

/** A mail as plain text: the message, and of a weekly one the whole report. */
export function renderMailText(message: Message): string {
  const sections = (message.report ?? []).map(({ title, rows, lines }) => {
    const shown = rows.map(({ name, state, text, value }) => {
      const compared = text === '' ? '' : `; ${text}`;
      return `${name}: ${state.shape} ${state.word}, ${value}${compared}`;
    });
    return `\n${[title, '-'.repeat(title.length), ...shown, ...lines].join('\n')}\n`;
  });
  return `${renderText(message)}${sections.join('')}`;
}
