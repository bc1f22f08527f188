import { describe, expect, it } from '@jest/globals';
import { GraphQLObjectType, GraphQLSchema, GraphQLString, parse } from 'graphql';
import type { Actor } from '../work.ts';
import { objectionToRead, permissionTable, rulesOf } from './permissions.ts';

const Member = new GraphQLObjectType({
  name: 'Member',
  extensions: { permissions: ['public'] },
  fields: {
    name: { type: GraphQLString },
    email: { type: GraphQLString, extensions: { permissions: ['secretary'] } },
  },
});
const Query = new GraphQLObjectType({
  name: 'Query',
  fields: { member: { type: Member, extensions: { permissions: ['public'] } } },
});
const schema = new GraphQLSchema({ query: Query });

const visitor: Actor = { kind: 'visitor' };
const person = (...roles: ('secretary' | 'chair')[]): Actor => ({
  kind: 'person',
  accountId: 'a',
  personId: 'p',
  sessionId: 's',
  name: 'Aina',
  roles,
  custodianIds: [],
  isCertain: true,
});

function answerTo(actor: Actor, query: string): unknown {
  return (
    objectionToRead({ actor, language: 'en' }, rulesOf(schema, parse(query)))?.extensions['code'] ?? 'served'
  );
}

describe('who may read a field', () => {
  it('is said by the field, and else by its type', () => {
    expect(permissionTable(schema)).toEqual([
      { field: 'Query.member', permissions: ['public'] },
      { field: 'Member.name', permissions: ['public'] },
      { field: 'Member.email', permissions: ['secretary'] },
    ]);
  });

  it('stops the start when nobody said', () => {
    const silent = new GraphQLObjectType({ name: 'Silent', fields: { secret: { type: GraphQLString } } });
    const query = new GraphQLObjectType({ name: 'Query', fields: { silent: { type: silent } } });
    expect(() => permissionTable(new GraphQLSchema({ query }))).toThrow(
      'No permission is declared for Query.silent, Silent.secret',
    );
  });

  it('lets anyone read what is public', () => {
    expect(answerTo(visitor, '{ member { name } }')).toBe('served');
  });

  it('asks a visitor to sign in, and tells a member that it is not theirs', () => {
    expect(answerTo(visitor, '{ member { email } }')).toBe('NOT_SIGNED_IN');
    expect(answerTo(person('chair'), '{ member { email } }')).toBe('NOT_ALLOWED');
    expect(answerTo(person('chair', 'secretary'), '{ member { email } }')).toBe('served');
  });

  it('looks into fragments', () => {
    expect(answerTo(visitor, '{ member { ...M } } fragment M on Member { email }')).toBe('NOT_SIGNED_IN');
    expect(answerTo(visitor, '{ member { ... on Member { alias: email } } }')).toBe('NOT_SIGNED_IN');
  });
});
