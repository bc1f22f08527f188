import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { maskError } from './masking.ts';

describe('an error on its way to the client', () => {
  it('is shown when it was made to be shown', () => {
    const error = new GraphQLError('first must be 1 to 100', { extensions: { code: 'BAD_USER_INPUT' } });
    expect(maskError(error, () => undefined)).toMatchObject({ message: 'first must be 1 to 100' });
  });

  it('tells what does not fit in a variable, also when a compiled document says so', () => {
    const error = new GraphQLError('Variable "$first" of type Int! cannot be null');
    Object.defineProperty(error, 'extensions', { value: undefined });
    expect(maskError(error, () => undefined)).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('keeps the code of the error behind it', () => {
    const cause = new GraphQLError('after is no cursor', { extensions: { code: 'BAD_USER_INPUT' } });
    const error = new GraphQLError(cause.message, { originalError: cause, extensions: {} });
    expect(maskError(error, () => undefined)).toMatchObject({
      message: 'after is no cursor',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('becomes an incident number when it is a bug, and the log gets the rest', () => {
    const written: unknown[][] = [];
    const bug = new Error('relation "voting.ballot" does not exist');
    const error = new GraphQLError(bug.message, { originalError: bug, path: ['decision', 'title'] });
    const shown = maskError(error, (...entry) => written.push(entry));
    expect(shown.message).not.toContain('voting.ballot');
    expect(shown.path).toEqual(['decision', 'title']);
    expect(written).toEqual([[shown.extensions?.['incident'], bug]]);
  });

  it('is masked as well when somebody threw what is no error', () => {
    const written: unknown[][] = [];
    expect(maskError('secret text', (...entry) => written.push(entry)).message).not.toContain('secret');
    expect(written).toHaveLength(1);
  });
});
