import { z } from 'zod';
import { configSchema } from './schema/config.ts';

/** The JSON Schema of `evenkeel.yaml` as its author writes it, for editors: schema/evenkeel.schema.json. */
export function configJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(configSchema, { io: 'input' });
  return { $schema, title: 'evenkeel.yaml', ...rest };
}
