import { SaxesParser } from 'saxes';
import { entryChunks, type ZipArchive } from '../zip/zip-archive.ts';

/** What is done at the elements and texts of a part. Names come without the prefix of their namespace. */
export interface XmlHandler {
  open?(name: string, attributes: ReadonlyMap<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Reads the XML of a part of a workbook, chunk by chunk: yields after each. Does nothing if there is no such part. */
export async function* parseXml(
  archive: ZipArchive,
  part: string,
  handler: XmlHandler,
): AsyncGenerator<{ readonly bytes: number }, void, undefined> {
  const entry = archive.entries.find(({ fileName }) => fileName === part);
  if (!entry) return;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const named = Object.entries(attributes).map(([key, value]) => [localName(key), value] as const);
    handler.open?.(localName(name), new Map(named));
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('closetag', ({ name }) => handler.close?.(localName(name)));
  parser.on('error', (error) => {
    throw error;
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  for await (const chunk of entryChunks(archive, entry)) {
    parser.write(decoder.decode(chunk, { stream: true }));
    bytes += chunk.length;
    yield { bytes };
  }
  parser.close();
}

/** Reads a part to its end. */
export async function parseWhole(archive: ZipArchive, part: string, handler: XmlHandler): Promise<void> {
  for await (const _ of parseXml(archive, part, handler));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
