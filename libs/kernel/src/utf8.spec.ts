import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromHex, toHex } from './hex.ts';
import { fromUtf8, utf8 } from './utf8.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What the platform reads, null where it refuses. */
function platformText(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

describe('UTF-8', () => {
  it('is written as the platform writes it, and read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(utf8(text)).toEqual(new Uint8Array(Buffer.from(text, 'utf8')));
        expect(fromUtf8(utf8(text))).toEqual({ text });
      }),
    );
  });

  it('is refused exactly where the platform refuses it', () => {
    const pieces = fc.constantFrom(
      0x41,
      0x7f,
      0x80,
      0xbf,
      0xc0,
      0xc2,
      0xe0,
      0xed,
      0xa0,
      0x9f,
      0xf0,
      0x90,
      0x8f,
      0xf4,
      0xf5,
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (bytes) => {
        const read = fromUtf8(Uint8Array.from(bytes));
        expect('text' in read ? read.text : null).toBe(platformText(Uint8Array.from(bytes)));
      }),
      { numRuns: 2000 },
    );
  });

  it('names the byte that is wrong', () => {
    expect(fromUtf8(Uint8Array.from([0x61, 0xc3, 0xa9, 0xff, 0x61]))).toEqual({ wrongAt: 3 });
    expect(() => utf8('\ud800')).toThrow('surrogate');
  });
});

describe('hexadecimal', () => {
  it('reads back what it wrote and refuses the rest', () => {
    expect(toHex(fromHex('00ff7e'))).toBe('00ff7e');
    for (const wrong of ['0', 'FF', 'zz', '0x00']) expect(() => fromHex(wrong)).toThrow('hexadecimal');
  });
});
