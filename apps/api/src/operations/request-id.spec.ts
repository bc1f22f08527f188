import { describe, expect, it } from '@jest/globals';
import { requestIdOf } from './request-id.ts';

const given = (id: string) => requestIdOf({ headers: { 'x-request-id': id } });

describe('the id of a request', () => {
  it("is the proxy's, so that one request has one id in every log", () => {
    expect(given('proxy-7f3a9c21')).toBe('proxy-7f3a9c21');
  });

  it('is a new one when what is given could confuse a log', () => {
    for (const id of ['', 'short', 'a'.repeat(65), 'with space', 'line\nbreak', '{"level":60}']) {
      expect(given(id)).toMatch(/^[\da-f-]{36}$/);
    }
  });
});
