import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lineAt } from '../source-files.ts';

const CODE = /```[^]*?```|`[^`\n]*`/g;
const LINK = /\]\((?<target>[^()\s]+)\)|(?:src|srcset|href)="(?<attribute>[^"]+)"/g;
const ABSOLUTE = /^(?:[a-z]+:|\/\/)/i;

/** The relative links of a Markdown file that lead nowhere, each with its place. */
export function brokenLinks(root: string, path: string, read: (path: string) => string): string[] {
  const markdown = withoutCode(read(path));
  return Array.from(markdown.matchAll(LINK), ({ index, groups }) => ({
    line: lineAt(markdown, index),
    target: groups?.['target'] ?? groups?.['attribute'] ?? '',
  }))
    .filter(({ target }) => !ABSOLUTE.test(target))
    .flatMap(({ line, target }) => {
      const [file = '', anchor] = target.split('#');
      const full = file === '' ? path : join(dirname(path), file);
      if (file !== '' && !existsSync(join(root, full)))
        return [`${path}:${line} links to ${target}, which does not exist`];
      if (anchor === undefined || headingAnchors(read(full)).includes(anchor)) return [];
      return [`${path}:${line} links to ${target}, but ${full} has no such heading`];
    });
}

function withoutCode(markdown: string): string {
  return markdown.replace(CODE, (code) => code.replace(/[^\n]/g, ' '));
}

/** The anchors of the headings, as GitHub makes them. */
function headingAnchors(markdown: string): string[] {
  return Array.from(markdown.matchAll(/^#+ (?<heading>.*)$/gm), ({ groups }) =>
    (groups?.['heading'] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}
