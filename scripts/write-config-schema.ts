/** `npm run schema`: writes schema/evenkeel.schema.json, which editors check an evenkeel.yaml by. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configJsonSchema } from '../src/config/config-json-schema.ts';

const file = join(import.meta.dirname, '../schema/evenkeel.schema.json');
writeFileSync(file, `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
