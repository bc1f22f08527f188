import { z } from 'zod';
import { letterSchema } from '../letter.ts';

/** To tell one device what a letter tells. */
export const pushSchema = z.object({ deviceId: z.uuid(), letter: letterSchema });

/** What such a job carries. The words are found when it is sent, as for letters. */
export type PushOrder = z.infer<typeof pushSchema>;
