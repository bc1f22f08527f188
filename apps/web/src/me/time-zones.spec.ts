import { describe, expect, it } from '@jest/globals';
import { timeZones } from './time-zones.ts';

describe('the zones a member chooses from', () => {
  it('contain the zone chosen before, even where this browser does not know it', () => {
    expect(timeZones('America/Coyhaique', ['Europe/Madrid'])).toEqual([
      'America/Coyhaique',
      'Europe/Madrid',
      'UTC',
    ]);
  });

  it('name every zone once', () => {
    expect(timeZones('UTC', ['UTC', 'Europe/Madrid'])).toEqual(['Europe/Madrid', 'UTC']);
  });

  it('are those of the browser', () => {
    expect(timeZones('')).toContain('Europe/Stockholm');
  });
});
