import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
} from 'graphql';

/**
 * What a question is made from: the schema, chance, and values that exist in the database.
 * @typedef {import('../measure/chance.mjs').Chance} Chance
 * @typedef {{ readonly schema: import('graphql').GraphQLSchema, readonly chance: Chance,
 *   readonly known: readonly string[] }} Material
 * @typedef {{ readonly query: string, readonly variables: Record<string, unknown>,
 *   readonly operationName?: string }} Question
 */

const DEPTH_MAX = 6;
const FIELDS_MAX = 6;
const WORDS = [
  '',
  'yes',
  'en',
  'ca',
  'producer',
  'member-00001',
  'chair',
  'open',
  'ω̸ؤ\u202e',
  "'; drop schema voting; --",
  'null',
  '2026-02-30',
];

/**
 * A random operation of the schema: mostly one that validates, at times too deep, too long, or broken.
 * @param {Material} material
 * @returns {Question}
 */
export function makeQuestion(material) {
  const { schema, chance } = material;
  const mutates = chance.happens(0.2);
  const root = mutates ? schema.getMutationType() : schema.getQueryType();
  if (!root) throw new Error('the schema has neither queries nor mutations');
  /** @type {Building} */
  const building = { ...material, variables: new Map(), fragments: new Map(), aliases: 0 };
  const body = selection(building, root, chance.happens(0.05) ? DEPTH_MAX * 3 : DEPTH_MAX);
  const declared = [...building.variables].map(([name, { type }]) => `$${name}: ${type}`);
  const head = `${mutates ? 'mutation' : 'query'} Fuzz${declared.length > 0 ? `(${declared.join(', ')})` : ''}`;
  const text = [`${head} ${body}`, ...building.fragments.values()].join('\n');
  const variables = Object.fromEntries([...building.variables].map(([name, { value }]) => [name, value]));
  const query = chance.happens(0.08) ? broken(text, chance) : text;
  return chance.happens(0.02) ? { query, variables, operationName: 'Other' } : { query, variables };
}

/**
 * @typedef {Material & {
 *   readonly variables: Map<string, { readonly type: string, readonly value: unknown }>,
 *   readonly fragments: Map<string, string>, aliases: number,
 * }} Building
 */

/**
 * @param {Building} building
 * @param {import('graphql').GraphQLNamedType} type
 * @param {number} depth
 * @returns {string}
 */
function selection(building, type, depth) {
  const { schema, chance } = building;
  if (isAbstractType(type)) {
    const parts = schema
      .getPossibleTypes(type)
      .map((one) => `... on ${one.name} ${selection(building, one, depth - 1)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!('getFields' in type)) return '';
  const fields = Object.values(type.getFields());
  const isRoot = type === schema.getMutationType() || type === schema.getQueryType();
  const wanted = isRoot ? 1 + chance.below(3) : 1 + chance.below(FIELDS_MAX);
  const chosen = Array.from({ length: wanted }, () => chance.pick(fields));
  const texts = chosen.map((field) => fieldText(building, /** @type {any} */ (field), depth)).filter(Boolean);
  if (texts.length === 0 || chance.happens(0.1)) texts.push('__typename');
  if (!isRoot && chance.happens(0.05)) return viaFragment(building, type.name, texts.join(' '));
  return `{ ${texts.join(' ')} }`;
}

/**
 * @param {Building} building
 * @param {import('graphql').GraphQLField<unknown, unknown>} field
 * @param {number} depth
 */
function fieldText(building, field, depth) {
  const { chance } = building;
  const type = getNamedType(field.type);
  if (isCompositeType(type) && depth <= 0) return '';
  // The same field with other arguments needs another name, or the document would not validate.
  const isAliased = field.args.length > 0 || chance.happens(0.03);
  const alias = isAliased ? `a${(building.aliases += 1)}: ` : '';
  const args = field.args
    .filter((arg) => isNonNullType(arg.type) || chance.happens(0.5))
    .map((arg) => `${arg.name}: ${argument(building, arg)}`);
  const given = args.length > 0 ? `(${args.join(', ')})` : '';
  const directive = chance.happens(0.02)
    ? ` @${chance.pick(['skip', 'include'])}(if: ${chance.happens(0.5)})`
    : '';
  const below = isCompositeType(type) ? ` ${selection(building, type, depth - 1)}` : '';
  return `${alias}${field.name}${given}${directive}${below}`;
}

/**
 * @param {Building} building
 * @param {string} type
 * @param {string} fields
 */
function viaFragment(building, type, fields) {
  const name = `F${building.fragments.size}`;
  // Now and then one that spreads itself.
  building.fragments.set(
    name,
    `fragment ${name} on ${type} { ${fields} ${building.chance.happens(0.05) ? `...${name}` : ''} }`,
  );
  return building.chance.happens(0.5)
    ? `{ ...${name} }`
    : `{ __typename ...${name} ... on ${type} { __typename } }`;
}

/**
 * @param {Building} building
 * @param {import('graphql').GraphQLArgument} arg
 */
function argument(building, arg) {
  const { chance, variables } = building;
  const value = valueFor(building, arg.type);
  if (chance.happens(0.4)) {
    const name = `v${variables.size}`;
    variables.set(name, { type: String(arg.type), value });
    return `$${name}`;
  }
  const named = getNamedType(arg.type);
  if (isEnumType(named) && typeof value === 'string') return value === '' ? 'null' : value;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return '{}';
  return JSON.stringify(value) ?? 'null';
}

/**
 * A value of this type, mostly a good one.
 * @param {Material} material
 * @param {import('graphql').GraphQLInputType} type
 * @returns {unknown}
 */
export function valueFor(material, type) {
  const { chance, known } = material;
  if (chance.happens(0.03)) return chance.pick([null, 0, -1, 1e308, '', [], {}, true, 'x'.repeat(5_000)]);
  if (!isNonNullType(type) && chance.happens(0.1)) return null;
  const real = getNullableType(type);
  if (isListType(real)) return Array.from({ length: chance.below(3) }, () => valueFor(material, real.ofType));
  if (isEnumType(real)) return chance.pick(real.getValues()).name;
  switch (String(real)) {
    case 'Int':
      return chance.pick([0, 1, 2, 5, 12, 100, 101, -1, 2 ** 31 - 1]);
    case 'Float':
      return chance.next() * 1_000;
    case 'Boolean':
      return chance.happens(0.5);
    case 'Day':
      return chance.pick(['2020-08-01', '2026-05-08', '1999-12-31', '2026-02-30']);
    case 'Instant':
      return chance.pick(['2026-05-08T12:00:00Z', '2030-01-01T00:00:00+02:00', '2026-13-01T00:00:00Z']);
    case 'Json':
      return chance.pick([{}, { colleges: [] }, [], 'rules', { en: 'Name' }]);
    default:
      return chance.happens(0.7) ? chance.pick(known) : chance.pick(WORDS);
  }
}

/**
 * The text with a few characters lost, doubled or strange.
 * @param {string} text
 * @param {Chance} chance
 */
function broken(text, chance) {
  let result = text;
  for (let times = 1 + chance.below(4); times > 0; times -= 1) {
    const at = chance.below(result.length + 1);
    const insert = chance.pick([
      '',
      '{',
      '}',
      '$',
      '...',
      '"',
      '"""',
      '\u0000',
      '😀',
      '!',
      '@skip',
      '(',
      'fragment',
      '#',
    ]);
    result = result.slice(0, at) + insert + result.slice(at + chance.below(3));
  }
  return result;
}
