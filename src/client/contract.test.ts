import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { apiDocument, clientContract } from '../../scripts/client-contract.ts';

const words = (source: string): string[] => source.match(/\/\*\*.*?\*\/|\w+|'[^']*'|[?[\]{}:&]/g) ?? [];

test('the contract is that of the OpenAPI document; otherwise run `npm run client`', () => {
  const committed = readFileSync(join(import.meta.dirname, 'contract.ts'), 'utf8');
  // The formatter breaks lines, and changes brackets, bars and quotes.
  const of = (source: string) => words(source.replaceAll('"', "'"));
  expect(of(committed)).toEqual(of(clientContract(apiDocument())));
});

test('a document becomes types', () => {
  const response = (schema: object) => ({ 200: { content: { 'application/json': { schema } } }, 404: {} });
  const source = clientContract({
    components: {
      schemas: {
        Fish: {
          type: 'object',
          description: 'Lives in */ water',
          properties: {
            name: { type: 'string' },
            kg: { type: ['number', 'null'] },
            kind: { enum: ['cod', 'eel', null] },
            young: { type: 'array', items: { anyOf: [{ $ref: '#/components/schemas/Fish' }, { type: 'null' }] } },
            seen: { type: 'object', additionalProperties: { type: 'integer' } },
          },
          required: ['name', 'kg', 'young', 'seen'],
        },
      },
    },
    paths: {
      '/fish/{id}': {
        get: {
          summary: 'A fish',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'limit', in: 'query', schema: { type: ['integer', 'null'], description: 'At most' } },
          ],
          responses: response({ $ref: '#/components/schemas/Fish' }),
        },
        post: {
          summary: 'Feed it',
          requestBody: {
            content: { 'application/json': { schema: { type: 'object', properties: {}, required: [] } } },
          },
          responses: response({ type: 'boolean' }),
        },
      },
    },
  });
  const expected = `
    export type Fish = {
      name: string; kg: number | null; kind?: 'cod' | 'eel' | null | undefined;
      young: (Fish | null)[]; seen: Record<string, number>;
    };
    /** What each operation takes, and what it answers. */
    export interface Operations {
      /** A fish */
      'GET /fish/{id}': {
        request: { path: { id: string; }; query?: {
          /** At most */
          limit?: number | string | undefined; }; };
        answer: Fish; };
      /** Feed it */
      'POST /fish/{id}': { request: { body: { }; }; answer: boolean; };
    }`;
  expect(words(source.replaceAll('"', "'")).join(' ')).toContain(words(expected).join(' '));
  expect(source).toContain('/** Lives in * / water */');
  expect(() => clientContract({ components: { schemas: { X: { type: 'date' } } }, paths: {} })).toThrow('date');
});
