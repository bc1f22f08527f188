import { describe, expect, it } from '@jest/globals';
import { cellsOf, classesCell, csvLine, type WrittenMember } from './write-register.ts';
import { registerColumns } from './register-columns.ts';

const nothing = Object.fromEntries(registerColumns.map((column) => [column, ''])) as WrittenMember;

describe('a line of a register file', () => {
  it('has its cells in the order of the columns that the import reads', () => {
    const cells = cellsOf({ ...nothing, name: 'Hypha', from: '2020-08-01' });
    expect(cells).toHaveLength(registerColumns.length);
    expect([cells[0], cells.at(-1)]).toEqual(['Hypha', '2020-08-01']);
  });

  it.each(['=1+1', '+44', '-5', '@SUM(A1)', '\t=1+1', ' =1'])('%j cannot be run by a spreadsheet', (name) => {
    expect(cellsOf({ ...nothing, name })[0]).toBe(`'${name.trim()}`);
  });

  it('leaves alone what only holds a sign', () => {
    expect(cellsOf({ ...nothing, name: "Can't = won't" })[0]).toBe("Can't = won't");
  });

  it('puts quotation marks around what would end a cell or a line', () => {
    expect(csvLine(['a', 'b,c', 'say "d"', 'e\nf'])).toBe('a,"b,c","say ""d""","e\nf"\r\n');
  });

  it('says each class with its days', () => {
    const held = [
      { slug: 'producer', from: '2020-08-01', to: null },
      { slug: 'consumer', from: '2020-08-01', to: '2021-07-31' },
    ];
    expect(classesCell(held)).toBe('producer 2020-08-01..; consumer 2020-08-01..2021-07-31');
  });
});
