import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { returnPathOf } from './return-path.ts';

describe('the page a sign-in link leads to', () => {
  it('is a page of this site, with its question and its place', () => {
    expect(returnPathOf('/decide/7/ballot?from=mail#choices')).toBe('/decide/7/ballot?from=mail#choices');
    expect(returnPathOf('/a/../decide')).toBe('/decide');
  });

  it("is never somebody else's page", () => {
    const elsewhere = [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/..//evil.example',
      'javascript:1',
      '',
    ];
    for (const path of [...elsewhere, '/\t/evil.example', '/\n//evil', '/%5Cevil\\', 'decide']) {
      const kept = returnPathOf(path);
      expect(kept === null || new URL(kept, 'https://here.example').origin).not.toBe('https://evil.example');
      expect(kept === null || /^\/(?!\/)/.test(kept)).toBe(true);
    }
    for (const path of elsewhere) expect(returnPathOf(path)).toBeNull();
  });

  it('stays on this site whatever is asked for', () => {
    const characters = fc.constantFrom('/', '\\', '.', ':', '@', '?', '#', '%', 'a', '2', 'e', ' ');
    const stays = fc.property(fc.string({ unit: characters }), (rest) => {
      const path = returnPathOf(`/${rest}`);
      return path === null || new URL(path, 'https://here.example').origin === 'https://here.example';
    });
    expect(() => fc.assert(stays, { numRuns: 2_000 })).not.toThrow();
  });
});
