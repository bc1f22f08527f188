/** Bytes of a register file that are taken at most. A register of 50,000 lines has about 8 MB. */
export const REGISTER_FILE_BYTES_MAX = 16 * 1024 * 1024;
