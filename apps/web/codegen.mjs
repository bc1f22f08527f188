// Turns the .graphql files beside the screens into typed documents (src/gql/<file>.ts), and writes the manifest of the
// only documents that the api answers for browsers: { sha256 of the text: the text }.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import { buildSchema, Kind, parse, print, validate, visit } from 'graphql';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'src');
const schemaFile = join(here, '../api/schema.graphql');

/** Each scalar as the client sees it after JSON. */
const scalars = { ID: 'string', Instant: 'string', Day: 'string', Json: 'unknown' };

/**
 * Writes src/gql and dist/persisted-documents.json anew; throws with the file's name when a document does
 * not fit the schema.
 */
export async function generate() {
  const schemaText = readFileSync(schemaFile, 'utf8');
  const schema = buildSchema(schemaText);
  const files = documentFiles();
  /** @type {Record<string, string>} */
  const manifest = {};
  rmSync(join(source, 'gql'), { recursive: true, force: true });
  mkdirSync(join(source, 'gql'), { recursive: true });
  for (const file of files) {
    const document = withTypenames(parse(readFileSync(file, 'utf8')));
    const errors = validate(schema, document);
    if (errors.length > 0) throw new Error(`${file}: ${errors.map((error) => error.message).join('\n')}`);
    const types = await codegen({
      filename: 'types.ts',
      schema: parse(schemaText),
      documents: [{ location: file, document }],
      plugins: [{ operations: {} }],
      pluginMap: { operations: operationTypes },
      config: {
        scalars,
        immutableTypes: true,
        enumsAsTypes: true,
        nonOptionalTypename: true,
        useTypeImports: true,
        skipTypeNameForRoot: true,
      },
    });
    const name = basename(file, '.graphql');
    writeFileSync(join(source, 'gql', `${name}.ts`), `${types}\n${constants(document, manifest)}`);
  }
  mkdirSync(join(here, 'dist'), { recursive: true });
  writeFileSync(join(here, 'dist/persisted-documents.json'), `${JSON.stringify(manifest, null, 1)}\n`);
}

/**
 * @returns {string[]} every .graphql file under src, in a stable order; two with one name would overwrite
 * each other
 */
function documentFiles() {
  const found = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.graphql'),
  );
  const names = found.map((path) => basename(path));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`two files are called ${twice}`);
  return found.sort().map((path) => join(source, path));
}

/** The cache knows what a mutation changed by the __typename of what it answers, so every selection asks for it.
 *  @param {import('graphql').DocumentNode} document */
function withTypenames(document) {
  /** @type {import('graphql').FieldNode} */
  const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
  return visit(document, {
    SelectionSet(node, _key, parent) {
      const isRoot = parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      const hasIt = node.selections.some((it) => it.kind === Kind.FIELD && it.name.value === '__typename');
      return isRoot || hasIt ? undefined : { ...node, selections: [typename, ...node.selections] };
    },
  });
}

/** One constant per operation, which carries the id of its text.
 *  @param {import('graphql').DocumentNode} document
 *  @param {Record<string, string>} manifest */
function constants(document, manifest) {
  const fragments = document.definitions.filter((it) => it.kind === Kind.FRAGMENT_DEFINITION);
  const operations = document.definitions.filter((it) => it.kind === Kind.OPERATION_DEFINITION);
  const lines = operations.map((operation) => {
    const name = operation.name?.value;
    if (!name) throw new Error('every operation needs a name');
    const used = usedFragments(operation, fragments);
    const text = print({ kind: Kind.DOCUMENT, definitions: [operation, ...used] });
    const id = createHash('sha256').update(text).digest('hex');
    manifest[id] = text;
    const type = name + operation.operation[0]?.toUpperCase() + operation.operation.slice(1);
    return `export const ${name} = /*#__PURE__*/ document<${type}, ${type}Variables>('${id}');\n`;
  });
  return `import { document } from '../client/document.ts';\n${lines.join('')}`;
}

/** The fragments that a node spreads, and those that these spread.
 *  @param {import('graphql').ASTNode} node
 *  @param {readonly import('graphql').FragmentDefinitionNode[]} all
 *  @returns {import('graphql').FragmentDefinitionNode[]} */
function usedFragments(node, all) {
  /** @type {Set<import('graphql').FragmentDefinitionNode>} */
  const used = new Set();
  /** @param {import('graphql').ASTNode} from */
  const collect = (from) =>
    visit(from, {
      FragmentSpread(spread) {
        const fragment = all.find((it) => it.name.value === spread.name.value);
        if (!fragment || used.has(fragment)) return;
        used.add(fragment);
        collect(fragment);
      },
    });
  collect(node);
  return [...used];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await generate();
