import { describe, expect, it } from '@jest/globals';
import type { AgreementDocument, DocumentKind } from './document.ts';
import { documentsFor } from './documents-for.ts';
import type { Party, Through } from './documents-for.ts';

const document = (
  id: string,
  kind: DocumentKind,
  rest: Partial<AgreementDocument> = {},
): AgreementDocument => ({
  id,
  kind,
  jurisdiction: '*',
  custodianId: null,
  classes: [],
  lastDay: null,
  ...rest,
});

const through = (rest: Partial<Through> = {}): Through => ({
  custodianId: 'femprocomuns',
  jurisdiction: 'ES',
  classes: ['producer'],
  ...rest,
});
const aina: Party = { kind: 'person', memberships: [through()] };
const cooperative: Party = { ...aina, kind: 'member' };
const idsFor = (party: Party, documents: readonly AgreementDocument[]) =>
  documentsFor(party, documents, '2026-05-08').map(({ id }) => id);

describe('the documents that concern somebody', () => {
  it('are the federation’s and their custodian’s, and no other custodian’s', () => {
    const documents = [
      document('conduct', 'code-of-conduct'),
      document('ours', 'conditions-of-use', { custodianId: 'femprocomuns' }),
      document('theirs', 'conditions-of-use', { custodianId: 'hypha' }),
    ];
    expect(idsFor(aina, documents)).toEqual(['conduct', 'ours']);
  });

  it('end with their last day: one for a country then gives way to that for all', () => {
    const spain = (lastDay: string) => document('spain', 'licensing', { jurisdiction: 'ES', lastDay });
    const anywhere = document('anywhere', 'licensing');
    expect(idsFor(aina, [spain('2026-05-08'), anywhere])).toEqual(['spain']);
    expect(idsFor(aina, [spain('2026-05-07'), anywhere])).toEqual(['anywhere']);
  });

  it('hold where the custodian is, not where the reader happens to be', () => {
    const documents = [
      document('spain', 'licensing', { jurisdiction: 'ES' }),
      document('sweden', 'licensing', { jurisdiction: 'SE' }),
    ];
    expect(idsFor(aina, documents)).toEqual(['spain']);
  });

  it('of one kind are the one for the country, in place of the one for all', () => {
    const documents = [
      document('all', 'data-protection'),
      document('spain', 'data-protection', { jurisdiction: 'ES' }),
    ];
    expect(idsFor(aina, documents)).toEqual(['spain']);
    expect(idsFor({ ...aina, memberships: [through({ jurisdiction: 'SE' })] }, documents)).toEqual(['all']);
  });

  it('are never replaced by what a custodian writes: that comes on top', () => {
    const documents = [
      document('federation', 'code-of-conduct'),
      document('ours', 'code-of-conduct', { custodianId: 'femprocomuns', jurisdiction: 'ES' }),
    ];
    expect(idsFor(aina, documents)).toEqual(['federation', 'ours']);
  });

  it('are signed for a member where an organisation agrees, and by its classes', () => {
    const documents = [
      document('consortium', 'consortium', { classes: ['producer'] }),
      document('use', 'conditions-of-use'),
    ];
    expect(idsFor(cooperative, documents)).toEqual(['consortium']);
    expect(idsFor(aina, documents)).toEqual(['use']);
    expect(idsFor({ ...cooperative, memberships: [through({ classes: ['consumer'] })] }, documents)).toEqual(
      [],
    );
  });

  it('are the federation’s for somebody who has only an account', () => {
    const documents = [
      document('conduct', 'code-of-conduct'),
      document('ours', 'conditions-of-use', { custodianId: 'femprocomuns' }),
    ];
    expect(idsFor({ kind: 'person', memberships: [] }, documents)).toEqual(['conduct']);
  });

  it('are those of each membership by itself, for who takes part for members of two custodians', () => {
    const elsa: Party = {
      kind: 'person',
      memberships: [
        { custodianId: 'collective-tools', jurisdiction: 'SE', classes: ['producer'] },
        through({ classes: ['consumer'] }),
      ],
    };
    const documents = [
      document('all', 'licensing'),
      document('spain', 'licensing', { jurisdiction: 'ES' }),
      document('our-producers', 'code-of-conduct', { custodianId: 'femprocomuns', classes: ['producer'] }),
      document('ours', 'conditions-of-use', { custodianId: 'femprocomuns' }),
    ];
    expect(idsFor(elsa, documents)).toEqual(['all', 'spain', 'ours']);
  });
});
