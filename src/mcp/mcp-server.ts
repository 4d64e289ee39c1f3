import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { TOOLS } from './tools.ts';

/** Answers a GET request of the API. */
export type AskApi = (path: string) => Promise<Response>;

const INSTRUCTIONS =
  'Evenkeel judges the figures of a business day by day. Ask summary first. Quote its sentences and figures as they are: they have units and currencies, and say when data are late. A day without a verdict is not a normal day.';

/** A server of the Model Context Protocol whose tools answer what the API answers. */
export function mcpServer(ask: AskApi, version: string): McpServer {
  const server = new McpServer({ name: 'evenkeel', title: 'Evenkeel', version }, { instructions: INSTRUCTIONS });
  for (const { name, title, description, input, path } of TOOLS) {
    const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
    server.registerTool(name, { title, description, inputSchema: z.strictObject(input), annotations }, async (given) =>
      resultOf(await ask(path(given))),
    );
  }
  return server;
}

async function resultOf(response: Response): Promise<CallToolResult> {
  const text = await response.text();
  const answer: unknown = JSON.parse(text);
  if (response.ok) return { content: [{ type: 'text', text }], structuredContent: { ...asObject(answer) } };
  const { detail } = asObject(answer);
  return { isError: true, content: [{ type: 'text', text: typeof detail === 'string' ? detail : text }] };
}

/** Every answer of the API is an object. */
function asObject(answer: unknown): Record<string, unknown> {
  return typeof answer === 'object' && answer !== null ? { ...answer } : {};
}
