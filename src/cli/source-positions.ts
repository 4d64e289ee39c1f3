import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

const POSITION = /(file:\/\/[^\s()]+\.js):(\d+):(\d+)/g;

/**
 * A stack whose positions in built files are those of the source files, as far as the build left maps. Node could do it by itself, but it would
 * read the map of each file that it loads, which is a tenth of the time of a short command.
 */
export function withSourcePositions(stack: string): string {
  return stack.replace(POSITION, (built, url: string, line: string, column: string) => {
    const path = `${fileURLToPath(url)}.map`;
    if (!existsSync(path)) return built;
    const found = new SourceMap(mapFrom(readFileSync(path, 'utf8'))).findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in found) || found.originalSource === undefined) return built;
    const source = fileURLToPath(new URL(found.originalSource, url));
    return `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  });
}

/** The build writes maps of this form. */
function mapFrom(json: string): SourceMapPayload {
  return JSON.parse(json) as SourceMapPayload;
}
