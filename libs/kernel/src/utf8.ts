/** The UTF-8 bytes of a text. Throws on half of a surrogate pair. */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point >= 0xd800 && point <= 0xdfff) throw new TypeError('half of a surrogate pair has no UTF-8');
    const following = followingBytes(point);
    bytes[length] = (LEADS[following] ?? 0) | (point >> (6 * following));
    length += 1;
    for (let rest = following - 1; rest >= 0; rest -= 1) {
      bytes[length] = 0x80 | ((point >> (6 * rest)) & 0x3f);
      length += 1;
    }
  }
  return bytes.slice(0, length);
}

/**
 * The text of UTF-8 bytes, or the offset of the first byte that is not UTF-8 (overlong forms and surrogates
 * included).
 */
export function fromUtf8(bytes: Uint8Array): { readonly text: string } | { readonly wrongAt: number } {
  const pieces: string[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const points: number[] = [];
    while (offset < bytes.length && points.length < 4096) {
      const following = followingOfLead(bytes[offset] ?? 0);
      const point = following === null ? null : pointAt(bytes, offset, following);
      if (following === null || point === null) return { wrongAt: offset };
      points.push(point);
      offset += following + 1;
    }
    pieces.push(String.fromCodePoint(...points));
  }
  return { text: pieces.join('') };
}

/** First byte of a character, by the number of bytes that follow. */
const LEADS = [0x00, 0xc0, 0xe0, 0xf0];

function followingBytes(point: number): number {
  if (point < 0x80) return 0;
  if (point < 0x800) return 1;
  return point < 0x10000 ? 2 : 3;
}

function followingOfLead(lead: number): number | null {
  if (lead < 0x80) return 0;
  if (lead >= 0xc2 && lead < 0xe0) return 1;
  if (lead >= 0xe0 && lead < 0xf0) return 2;
  return lead >= 0xf0 && lead < 0xf5 ? 3 : null;
}

function pointAt(bytes: Uint8Array, offset: number, following: number): number | null {
  let point = (bytes[offset] ?? 0) & (following === 0 ? 0x7f : 0x3f >> following);
  for (let index = 1; index <= following; index += 1) {
    const byte = bytes[offset + index] ?? 0;
    if (byte >> 6 !== 0b10) return null;
    point = (point << 6) | (byte & 0x3f);
  }
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return followingBytes(point) !== following || isSurrogate || point > 0x10ffff ? null : point;
}
