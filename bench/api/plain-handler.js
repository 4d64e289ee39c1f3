/** `node plain-handler.js folder`: answers each path with the bytes of a file, and nothing else. Its port is its first line. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';

const folder = process.argv[2] ?? '.';
const names = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8'));
const answers = new Map(Object.entries(names).map(([path, name]) => [path, readFileSync(join(folder, name))]));

const server = createServer(({ url }, response) => {
  const body = answers.get(url);
  response.writeHead(body ? 200 : 404, { 'content-type': 'application/json', 'content-length': body?.length ?? 0 });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
