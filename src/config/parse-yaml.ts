import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { ConfigError } from './faults/config-error.ts';
import { locator, position, type Locate } from './faults/locate.ts';
import { issueTexts } from './faults/located-issues.ts';
import { plainValue } from './read-config.ts';

/**
 * Checks the text of a YAML file beside the config.
 * @param file what errors call it
 * @throws ConfigError with every fault, each as file:line:column
 */
export function parseYaml<T>(text: string, file: string, schema: z.ZodType<T>): { value: T; locate: Locate } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const locate = locator(file, document, lines);
  const [fault] = document.errors;
  if (fault) throw new ConfigError(`${file}:${position(lines, fault.pos[0])}: is not YAML: ${fault.message}`);
  const root = plainValue(document, locate);
  const parsed = schema.safeParse(root);
  if (parsed.success) return { value: parsed.data, locate };
  const examined = { locate, root, schema: z.toJSONSchema(schema, { io: 'input' }) };
  throw new ConfigError(parsed.error.issues.flatMap((issue) => issueTexts(issue, [], examined)).join('\n'));
}
