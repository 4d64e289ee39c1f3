import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { mcpServer, type AskApi } from './mcp-server.ts';

/** Answers one request of the protocol over HTTP. Nothing is kept between requests, so any process may answer the next one. */
export async function answerOverHttp(request: Request, ask: AskApi, version: string): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  const server = mcpServer(ask, version);
  await server.connect(transport);
  try {
    return await transport.handleRequest(request);
  } finally {
    await server.close();
  }
}
