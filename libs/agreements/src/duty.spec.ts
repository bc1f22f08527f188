import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DocumentVersion } from './document.ts';
import { dutyOf, holdingOn, inForce, isAskedAgainBy, isWaiting, standingWith } from './duty.ts';

const version = (number: number, effectiveFrom: string, material = true): DocumentVersion => ({
  id: `v${number}`,
  number,
  effectiveFrom,
  material,
});
const versions = [version(1, '2026-01-01'), version(2, '2026-03-01', false), version(3, '2026-06-01')];
const stateOn = (today: string, ...agreed: readonly string[]) =>
  dutyOf(
    'conditions-of-use',
    versions,
    agreed.map((versionId) => ({ versionId, withdrawn: false })),
    today,
  )?.state;

describe('where somebody stands with a document', () => {
  it('is that it waits, until they accept what holds', () => {
    expect(stateOn('2026-02-01')).toBe('to-accept');
    expect(stateOn('2026-02-01', 'v1')).toBe('accepted');
  });

  it('stays accepted when a change touches nothing, and they are only told', () => {
    expect(stateOn('2026-04-01', 'v1')).toBe('informed');
    expect(stateOn('2026-04-01', 'v2')).toBe('accepted');
  });

  it('is asked again from the day a material change holds, and not before', () => {
    expect(stateOn('2026-05-31', 'v2')).toBe('accepted');
    expect(stateOn('2026-06-01', 'v2')).toBe('changed');
    expect(stateOn('2026-06-01', 'v1')).toBe('changed');
  });

  it('is asked again by a version that came after what they accepted, and by no other', () => {
    const againBy = (number: number, today: string, ...agreed: readonly string[]) => {
      const standing = agreed.map((versionId) => ({ versionId, withdrawn: false }));
      const duty = dutyOf('licensing', versions, standing, today);
      return duty && isAskedAgainBy(duty, number);
    };
    expect(againBy(3, '2026-06-01', 'v1')).toBe(true);
    expect(againBy(3, '2026-05-31', 'v1')).toBe(false);
    expect(againBy(2, '2026-04-01', 'v1')).toBe(false);
    expect(againBy(2, '2026-06-01', 'v2')).toBe(false);
    expect(againBy(3, '2026-06-01', 'v3')).toBe(false);
    expect(againBy(3, '2026-06-01')).toBe(false);
  });

  it('may be accepted ahead of its day', () => {
    expect(stateOn('2026-05-01', 'v3')).toBe('accepted');
  });

  it('waits again after it was taken back, and says so', () => {
    const duty = dutyOf('licensing', versions, [{ versionId: 'v1', withdrawn: true }], '2026-02-01');
    expect(duty).toMatchObject({ state: 'withdrawn', agreedTo: null, withdrawnFrom: { id: 'v1' } });
  });

  it('is taken back with the newer version, whatever was accepted before it', () => {
    const acts = (...withdrawn: readonly boolean[]) =>
      withdrawn.map((one, place) => ({ versionId: `v${place + 1}`, withdrawn: one }));
    const since = (today: string, ...withdrawn: readonly boolean[]) =>
      dutyOf('consortium', versions, acts(...withdrawn), today);
    const taken = { state: 'withdrawn', agreedTo: null };
    expect(since('2026-06-01', false, true)).toMatchObject({ ...taken, withdrawnFrom: { id: 'v2' } });
    expect(since('2026-06-01', false, false, true)).toMatchObject({ ...taken, withdrawnFrom: { id: 'v3' } });
    expect(since('2026-06-01', true, true, false)).toMatchObject({ state: 'accepted', withdrawnFrom: null });
  });

  it('stays accepted when only what is still to come was taken back, until its day', () => {
    const agreed = [
      { versionId: 'v2', withdrawn: false },
      { versionId: 'v3', withdrawn: true },
    ];
    expect(dutyOf('consortium', versions, agreed, '2026-05-31')?.state).toBe('accepted');
    expect(dutyOf('consortium', versions, agreed, '2026-06-01')?.state).toBe('withdrawn');
  });

  it('is accepted again by who accepts again what they took back', () => {
    const agreed = [
      { versionId: 'v3', withdrawn: true },
      { versionId: 'v3', withdrawn: false },
    ];
    expect(dutyOf('consortium', versions, agreed, '2026-06-01')?.state).toBe('accepted');
  });

  it('only informs where there is nothing to agree to', () => {
    expect(dutyOf('cookies', versions, [], '2026-02-01')?.state).toBe('information');
    expect(dutyOf('cookies', [], [], '2026-02-01')).toBeNull();
  });

  it('waits for nothing once what holds was accepted, whatever was accepted before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
        fc.subarray(['v1', 'v2', 'v3', 'v4', 'v5', 'v6']),
        fc.integer({ min: 1, max: 6 }),
        (materials, before, month) => {
          const all = materials.map((material, at) => version(at + 1, `2026-0${at + 1}-01`, material));
          const today = `2026-0${month}-15`;
          const holding = inForce(all, today);
          const agreed = [...before, holding?.id ?? ''].map((versionId) => ({ versionId, withdrawn: false }));
          const duty = dutyOf('licensing', all, agreed, today);
          expect(duty && isWaiting(duty.state)).toBe(false);
        },
      ),
    );
  });
});

describe('a published version', () => {
  it('holds, will hold from its day, or did until the next', () => {
    const from = { effectiveFrom: '2026-05-01' };
    expect(holdingOn({ ...from, inForce: true }, '2026-05-01')).toBe('holdsSince');
    expect(holdingOn({ ...from, inForce: false }, '2026-04-30')).toBe('holdsFrom');
    expect(holdingOn({ ...from, inForce: false }, '2026-05-01')).toBe('heldFrom');
  });
});

describe('what counts of what was agreed to', () => {
  const through = (custodianId: string) => ({ custodianId, jurisdiction: 'ES', classes: [] });
  const agreed = [
    { versionId: 'v1', withdrawn: false, throughId: 'hypha' },
    { versionId: 'v2', withdrawn: false, throughId: 'femprocomuns' },
    { versionId: 'v3', withdrawn: false },
  ];

  it('is of a member what it signed with the custodian that holds it, or of which nothing else is known', () => {
    const member = { kind: 'member', memberships: [through('femprocomuns')] } as const;
    expect(standingWith(member, agreed).map(({ versionId }) => versionId)).toEqual(['v2', 'v3']);
  });

  it('is of a person all of it, wherever their members are', () => {
    expect(standingWith({ kind: 'person', memberships: [through('femprocomuns')] }, agreed)).toEqual(agreed);
  });
});
