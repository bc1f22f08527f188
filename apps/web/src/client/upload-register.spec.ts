import { describe, expect, it } from '@jest/globals';
import { REGISTER_FILE_BYTES_MAX } from '@plenaria/membership';
import { uploadRegister } from './upload-register.ts';

describe('a register file', () => {
  it('that is larger than is taken is told so and not sent', async () => {
    const file = new Blob([new Uint8Array(REGISTER_FILE_BYTES_MAX + 1)]);
    expect(await uploadRegister(file, true)).toEqual({
      ok: false,
      refusal: {
        code: 'INVALID_INPUT',
        details: { fields: [{ field: 'file', reason: 'admin:import.tooLarge', megabytes: 16 }] },
      },
    });
  });

  it('of just that size is sent, which without a server goes nowhere', async () => {
    const file = new Blob([new Uint8Array(REGISTER_FILE_BYTES_MAX)]);
    expect(await uploadRegister(file, true)).toMatchObject({ refusal: { code: 'UNREACHABLE' } });
  });
});
