import { describe, expect, it } from '@jest/globals';
import { isTimeZone } from './time-zone.ts';

describe('a time zone', () => {
  it('is one that this machine can reckon with', () => {
    for (const name of ['UTC', 'Europe/Madrid', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5']) {
      expect(isTimeZone(name)).toBe(true);
    }
  });

  it('is not an offset, a guess or a path', () => {
    for (const name of ['', '+02:00', 'Europe/Atlantis', '../../etc/passwd', 'Europe/Madrid; drop']) {
      expect(isTimeZone(name)).toBe(false);
    }
  });
});
