import { describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';
import { assertAffordable, shapeLimits } from './limits.ts';

const schema = buildSchema(`
  type Query { members(first: Int = 50): Members! tree: Node! }
  type Members { nodes: [Member!]! }
  type Member { name: String! classes: [String!]! friends(first: Int = 50): Members! }
  type Node { name: String! below: Node! }
`);

function cost(query: string, variables: Record<string, unknown> = {}): string {
  try {
    assertAffordable(schema, parse(query), variables);
    return 'served';
  } catch (error) {
    return error instanceof Error ? error.message : 'not an error';
  }
}

function problems(query: string): readonly string[] {
  return validate(schema, parse(query), [...specifiedRules, shapeLimits]).map((error) => error.message);
}

describe('what one operation may ask for', () => {
  it('serves a list of a hundred with its fields', () => {
    expect(cost('{ members(first: 100) { nodes { name classes } } }')).toBe('served');
  });

  it('refuses a hundred friends of a hundred friends of a hundred members', () => {
    const query =
      '{ members(first: 100) { nodes { friends(first: 100) { nodes { friends(first: 100) { nodes { name } } } } } } }';
    expect(cost(query)).toMatch(/^This asks for about \d+ fields; at most 20000\.$/);
  });

  it('counts a size given by a variable as much as a size written down', () => {
    const query =
      'query ($n: Int) { members(first: $n) { nodes { friends(first: $n) { nodes { friends(first: $n) { nodes { name } } } } } } }';
    expect(cost(query, { n: 100 })).toMatch(/^This asks for about/);
    expect(cost(query, { n: 2 })).toBe('served');
    const byDefault = query.replace('$n: Int', '$n: Int = 100');
    expect(cost(byDefault)).toMatch(/^This asks for about/);
    expect(cost(byDefault, { n: 2 })).toBe('served');
  });

  it('counts what stands in a fragment each time the fragment is used', () => {
    const friends = 'fragment F on Member { friends(first: 50) { nodes { name } } }';
    const spread = `{ members(first: 100) { nodes { ...F } } } ${friends}`;
    expect(cost(spread)).toBe('served');
    const twice = `{ members(first: 100) { nodes { ...F friends(first: 100) { nodes { ...F } } } } } ${friends}`;
    expect(cost(twice)).toMatch(/^This asks for about/);
  });

  it('goes ten levels deep and no deeper, fragments included', () => {
    const nest = (levels: number): string => (levels === 1 ? 'name' : `below { ${nest(levels - 1)} }`);
    expect(problems(`{ tree { ${nest(9)} } }`)).toEqual([]);
    expect(problems(`{ tree { ${nest(10)} } }`)).toEqual(['At most 10 levels deep.']);
    expect(problems(`{ tree { ...N } } fragment N on Node { ${nest(10)} }`)).toEqual([
      'At most 10 levels deep.',
    ]);
  });

  it('may be the schema as tools ask for it, and goes in no circle there', () => {
    const asked = getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true });
    expect(problems(asked)).toEqual([]);
    expect(cost(asked)).toBe('served');
    const often = [1, 2, 3, 4, 5].map((place) => `a${place}: __schema { types { name } }`);
    expect(cost(`{ ${often.join(' ')} }`)).toMatch(/^This asks for about/);
    const round = (times: number): string =>
      times === 0 ? 'name' : `fields { type { ${round(times - 1)} } }`;
    expect(problems(`{ __schema { types { ${round(3)} } } }`)).toEqual([
      'Maximum introspection depth exceeded',
    ]);
    const types = (times: number): string => (times === 0 ? 'name' : `ofType { ${types(times - 1)} }`);
    expect(problems(`{ __type(name: "Node") { ${types(18)} } }`)).toEqual([]);
    expect(problems(`{ __type(name: "Node") { ${types(19)} } }`)).toEqual(['At most 10 levels deep.']);
  });

  it('is not caught in a fragment that contains itself', () => {
    expect(problems('{ tree { ...N } } fragment N on Node { below { ...N } }')).toEqual([
      'Cannot spread fragment "N" within itself.',
    ]);
  });

  it('measures a fragment once, however often it is spread', () => {
    const chain = Array.from(
      { length: 80 },
      (_, i) => `fragment F${i} on Node { ...F${i + 1} ...F${i + 1} }`,
    );
    const query = `{ tree { ...F0 } } ${chain.join(' ')} fragment F80 on Node { name }`;
    const limited = validate(schema, parse(query), [shapeLimits]);
    expect(limited).toEqual([]);
    expect(cost(query)).toMatch(/^This asks for about/);
  });

  it('takes fifteen aliases and says so at the sixteenth', () => {
    const aliases = (count: number): string =>
      Array.from({ length: count }, (_, i) => `a${i}: name`).join(' ');
    expect(problems(`{ tree { ${aliases(15)} } }`)).toEqual([]);
    expect(problems(`{ tree { ${aliases(30)} } }`)).toEqual(['At most 15 aliases.']);
  });
});
