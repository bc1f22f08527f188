import { z } from 'zod';

/** Words that are there. */
export const text = z.string().min(1);

/** A point in time. */
export const instant = z.iso.datetime();

/** A title may be given in several languages; readers get theirs. */
export const title = z.union([text, z.record(z.string(), text)]);
