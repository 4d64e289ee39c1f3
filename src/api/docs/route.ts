import type { OpenAPIHono } from '@hono/zod-openapi';
import { html } from 'hono/html';
import { documentInfo } from './document-info.ts';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly { readonly name: string; readonly description: string }[];
  readonly statuses: readonly string[];
}

const STYLE = `
:root { color-scheme: light dark; font: 14px/20px system-ui, sans-serif; }
body { max-width: 760px; margin: 32px auto; padding: 0 16px; }
h1 { font-size: 24px; line-height: 32px; } h2 { font-size: 16px; margin: 32px 0 4px; }
code { font: 13px/20px ui-monospace, monospace; } dt { margin-top: 4px; } dd { margin: 0 0 0 16px; opacity: 0.8; }
`;

/** `/docs`: the OpenAPI document as HTML, generated from the document itself. */
export function docsPage(app: OpenAPIHono): void {
  app.get('/docs.css', (context) => context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/docs', (context) => {
    const { info, paths = {} } = app.getOpenAPI31Document(documentInfo);
    const operations = Object.entries(paths).flatMap(([path, item]) => (item.get ? [operation(path, item.get)] : []));
    return context.html(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>${info.title} API</title>
            <link rel="stylesheet" href="/docs.css" />
          </head>
          <body>
            <h1>${info.title} API</h1>
            <p>${info.description ?? ''} The contract in full: <a href="/openapi.json">openapi.json</a>.</p>
            ${operations.map(operationHtml)}
          </body>
        </html>`,
    );
  });
}

function operation(
  path: string,
  get: { summary?: string; parameters?: readonly object[]; responses?: object },
): Operation {
  const parameters = (get.parameters ?? []).flatMap((parameter) =>
    'name' in parameter && typeof parameter.name === 'string'
      ? [{ name: parameter.name, description: descriptionOf(parameter) }]
      : [],
  );
  return { method: 'GET', path, summary: get.summary ?? '', parameters, statuses: Object.keys(get.responses ?? {}) };
}

function descriptionOf(parameter: object): string {
  if ('description' in parameter && typeof parameter.description === 'string') return parameter.description;
  const schema =
    'schema' in parameter && typeof parameter.schema === 'object' && parameter.schema !== null ? parameter.schema : {};
  if ('description' in schema && typeof schema.description === 'string') return schema.description;
  return 'enum' in schema && Array.isArray(schema.enum) ? schema.enum.join(' or ') : '';
}

function operationHtml({ method, path, summary, parameters, statuses }: Operation): ReturnType<typeof html> {
  const list = parameters.map(
    ({ name, description }) =>
      html`<dt><code>${name}</code></dt>
        <dd>${description}</dd>`,
  );
  return html`
    <h2><code>${method} ${path}</code></h2>
    <p>${summary}. Answers ${statuses.join(', ')}.</p>
    <dl>${list}</dl>
  `;
}
