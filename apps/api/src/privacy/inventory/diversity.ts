import { daysAfter, DELETED, table } from './facts.ts';
import type { TableFacts } from './facts.ts';

/**
 * What people say of themselves. Whose it is the program says for the time of an export or an erasure, since nothing in
 * the database leads there. Answers and their key are in no backup: what was taken away since would come back with it.
 */
export const diversityTables: readonly TableFacts[] = [
  table('diversity.answer', {
    kind: 'diversityAnswers',
    whose: `r.pseudonym = diversity.asking_pseudonym()`,
    fact: 'purpose',
    who: 'pseudonym',
    theirs: 'gender age language since until',
    words: 'own_words',
    erased: DELETED,
    kept: daysAfter(1, 'r.until::timestamptz'),
    inBackup: false,
  }),
  table('diversity.pseudonym_key', { fact: 'quarter', secret: 'sealed_key', inBackup: false }),
  table('diversity.cell_count', { fact: 'cell quarter people around' }),
  table('diversity.snapshot', { fact: 'quarter frozen_on cells' }),
];
