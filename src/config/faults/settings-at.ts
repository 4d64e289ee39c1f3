import { configJsonSchema } from '../config-json-schema.ts';

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

/** The names of the settings that a config, or what has another JSON Schema, may have at a path. */
export function settingsAt(path: readonly PropertyKey[], schema: object = configJsonSchema()): string[] {
  let nodes: readonly SchemaNode[] = alternatives(schema);
  for (const key of path) nodes = nodes.flatMap((node) => alternatives(child(node, key)));
  return [...new Set(nodes.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

function child({ properties, additionalProperties, items }: SchemaNode, key: PropertyKey): SchemaNode {
  if (typeof key === 'number') return items ?? {};
  const named = properties && Object.hasOwn(properties, key) ? properties[String(key)] : undefined;
  return named ?? (typeof additionalProperties === 'object' ? additionalProperties : {});
}

function alternatives(node: SchemaNode): SchemaNode[] {
  return node.anyOf ? node.anyOf.flatMap(alternatives) : [node];
}
