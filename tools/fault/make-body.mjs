import { readFileSync } from 'node:fs';
import { Kind, parse, typeFromAST } from 'graphql';
import { CHECKOUT } from '../checkout.mjs';
import { makeQuestion, valueFor } from './make-query.mjs';

/**
 * What is sent to `/graphql`: mostly an operation made by chance, often a document of our own with variables
 * made by chance, now and then no operation at all.
 * @param {import('./make-query.mjs').Material} material
 * @param {readonly Own[]} own
 * @returns {unknown}
 */
export function makeBody(material, own) {
  const { chance } = material;
  if (chance.happens(0.25)) return ownQuestion(material, own);
  return chance.happens(0.02) ? nonsense(chance) : makeQuestion(material);
}

/**
 * The web client's documents, with the types of their variables.
 * @typedef {{ readonly id: string, readonly variables: readonly import('graphql').VariableDefinitionNode[] }} Own
 * @returns {readonly Own[]}
 */
export function ownDocuments() {
  const kept = JSON.parse(readFileSync(`${CHECKOUT}/apps/web/dist/persisted-documents.json`, 'utf8'));
  return Object.entries(kept).map(([id, text]) => {
    const operation = parse(String(text)).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const variables = operation?.kind === Kind.OPERATION_DEFINITION ? operation.variableDefinitions : [];
    return { id, variables: variables ?? [] };
  });
}

/**
 * One of our own documents, which takes the compiled way, with any variables.
 * @param {import('./make-query.mjs').Material} material
 * @param {readonly Own[]} own
 */
function ownQuestion(material, own) {
  const { schema, chance } = material;
  const { id, variables } = chance.pick(own);
  const given = variables.map(({ variable, type }) => {
    const real = /** @type {import('graphql').GraphQLInputType} */ (
      typeFromAST(schema, /** @type {any} */ (type))
    );
    return [variable.name.value, valueFor(material, real)];
  });
  const documentId = chance.happens(0.02) ? `${id}0` : id;
  return { documentId, variables: chance.happens(0.02) ? 'none' : Object.fromEntries(given) };
}

/** A body that is no operation at all. @param {import('../measure/chance.mjs').Chance} chance */
function nonsense(chance) {
  const deep = JSON.parse('['.repeat(200) + ']'.repeat(200));
  return chance.pick([
    null,
    0,
    '',
    [],
    {},
    deep,
    [{ query: '{ __typename }' }],
    { query: 1 },
    { query: null },
    { query: '' },
    { query: '{ __typename }', variables: 'x' },
    { query: '{ __typename }', variables: [1] },
    { documentId: {} },
    { documentId: '' },
    { documentId: 'x', variables: null },
    { extensions: { persistedQuery: {} } },
    { query: '{'.repeat(2_000) },
    { query: `{ ${'__typename '.repeat(2_000)} }` },
    { __proto__: { query: 'x' } },
  ]);
}
