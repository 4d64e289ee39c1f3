/** `npm run client`: writes src/client/contract.ts, the types of the client, from the OpenAPI document. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiDocument, clientContract } from './client-contract.ts';

const root = join(import.meta.dirname, '..');
const file = join(root, 'src/client/contract.ts');
writeFileSync(file, clientContract(apiDocument()));
execFileSync('npx', ['oxfmt', file], { cwd: root, stdio: 'inherit' });
