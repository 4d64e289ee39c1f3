import { z } from 'zod';
import { apiApp } from '../src/api/app.ts';
import { documentInfo } from '../src/api/docs/document-info.ts';

const JSON_TYPE = 'application/json';
const LINES_TYPE = 'application/x-ndjson';

interface Schema {
  readonly $ref?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly description?: string | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: Schema | undefined;
  readonly additionalProperties?: boolean | Schema | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly allOf?: readonly Schema[] | undefined;
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    description: z.string().optional(),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(),
    items: schema.optional(),
    additionalProperties: z.union([z.boolean(), schema]).optional(),
    anyOf: z.array(schema).optional(),
    oneOf: z.array(schema).optional(),
    allOf: z.array(schema).optional(),
  }),
);
const content = z.record(z.string(), z.looseObject({ schema }));
const operation = z.looseObject({
  summary: z.string(),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.enum(['path', 'query', 'header']),
        required: z.boolean().optional(),
        schema,
      }),
    )
    .default([]),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: content.optional() })),
});
type Operation = z.infer<typeof operation>;
const openApi = z.looseObject({
  components: z.looseObject({ schemas: z.record(z.string(), schema) }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
});

/** The OpenAPI document of the API, as `/openapi.json` shows it. */
export function apiDocument(): object {
  const app = apiApp(
    async () => null,
    () => undefined,
    new Map(),
  );
  return app.getOpenAPI31Document(documentInfo);
}

/** The source of `src/client/contract.ts`: the schemas and operations of an OpenAPI document as types. */
export function clientContract(document: object): string {
  const { components, paths } = openApi.parse(document);
  const schemas = Object.entries(components.schemas).map(
    ([name, one]) => `${comment(one.description)}export type ${name} = ${typeText(one)};\n`,
  );
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, one]) => `${comment(one.summary)}'${method.toUpperCase()} ${path}': ${operationText(one)};`,
    ),
  );
  return [
    '// Made of the OpenAPI document by `npm run client`; not to be edited.\n',
    ...schemas,
    '/** What each operation takes, and what it answers. */',
    `export interface Operations {\n${operations.join('\n')}\n}\n`,
  ].join('\n');
}

function operationText({ parameters, requestBody, responses }: Operation): string {
  const groups = (['path', 'query', 'header'] as const).flatMap((place) => {
    const own = parameters.filter((parameter) => parameter.in === place);
    if (own.length === 0) return [];
    const fields = own.map(
      (parameter) =>
        `${comment(parameter.schema.description)}${fieldName(parameter.name)}${parameter.required === true ? '' : '?'}: ${parameterText(parameter)};`,
    );
    return [`${place}${own.some(({ required }) => required === true) ? '' : '?'}: { ${fields.join('\n')} };`];
  });
  const body = requestBody?.content[JSON_TYPE]?.schema ?? requestBody?.content[LINES_TYPE]?.schema;
  if (body) groups.push(`body: ${typeText(body)};`);
  const good = Object.entries(responses).flatMap(([status, response]) =>
    status.startsWith('2') ? [response.content ?? {}] : [],
  );
  const answers = good.flatMap((types) => (types[JSON_TYPE] ? [typeText(types[JSON_TYPE].schema)] : []));
  return `{ request: { ${groups.join(' ')} }; answer: ${union(answers)}; }`;
}

function parameterText({ schema: own, required }: Operation['parameters'][number]): string {
  // An address has text: that of a field, or the cursor of an answer, is as good as a number.
  const isNumber = own.type === 'number' || own.type?.includes('integer') === true;
  const type = isNumber ? 'number | string' : typeText(own);
  return required === true ? type : `${type} | undefined`;
}

function typeText(one: Schema): string {
  if (one.$ref !== undefined) return one.$ref.slice(one.$ref.lastIndexOf('/') + 1);
  if (one.allOf) return one.allOf.map(typeText).join(' & ');
  const several = one.anyOf ?? one.oneOf;
  if (several) return union(several.map(typeText));
  if (one.enum) return union(one.enum.map((value) => JSON.stringify(value)));
  const types = typeof one.type === 'string' ? [one.type] : (one.type ?? []);
  return union(types.map((type) => plainText(type, one)));
}

function plainText(type: string, one: Schema): string {
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'array') return `(${one.items ? typeText(one.items) : 'unknown'})[]`;
  if (type === 'object') return objectText(one);
  if (type === 'string' || type === 'boolean' || type === 'null') return type;
  throw new Error(`the document has a type that the client does not know: ${type}`);
}

function objectText({ properties, required = [], additionalProperties }: Schema): string {
  if (properties) {
    const fields = Object.entries(properties).map(([name, one]) =>
      required.includes(name)
        ? `${comment(one.description)}${name}: ${typeText(one)};`
        : `${comment(one.description)}${name}?: ${typeText(one)} | undefined;`,
    );
    return `{\n${fields.join('\n')}\n}`;
  }
  const values = typeof additionalProperties === 'object' ? typeText(additionalProperties) : 'unknown';
  return `Record<string, ${values}>`;
}

function fieldName(name: string): string {
  return /^\w+$/.test(name) ? name : `'${name}'`;
}

function union(types: readonly string[]): string {
  return types.length === 0 ? 'undefined' : [...new Set(types)].join(' | ');
}

function comment(text: string | undefined): string {
  return text === undefined || text === '' ? '' : `\n/** ${text.replaceAll('*/', '* /')} */\n`;
}
