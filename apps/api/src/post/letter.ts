import { z } from 'zod';

const text = z.string().min(1);
const uuid = z.uuid();
const instant = z.iso.datetime();

/** What a letter about a decision tells. A title may be given in several languages; readers get theirs. */
const decision = z.object({
  decisionId: uuid,
  number: z.number().int(),
  title: z.union([text, z.record(z.string(), text)]),
  closesAt: instant,
});

/** To an account, or to a person of the register, who is given an account if they have none. */
const to = { accountId: uuid.optional(), personId: uuid.optional() };

/** Every letter Plenaria writes, by template. */
export const letterSchema = z.discriminatedUnion('template', [
  z.object({
    template: z.literal('login-link'),
    ...to,
    params: z.object({ returnPath: text.nullable(), expiresAt: instant }),
  }),
  z.object({ template: z.literal('invitation'), ...to, params: z.object({}) }),
  z.object({ template: z.literal('decision-opened'), ...to, params: decision }),
  z.object({ template: z.literal('reminder-24h'), ...to, params: decision }),
  z.object({ template: z.literal('reminder-2h'), ...to, params: decision }),
  z.object({ template: z.literal('decision-closed'), ...to, params: decision }),
  z.object({ template: z.literal('decision-settled'), ...to, params: decision }),
]);

/** A letter to be written: to whom, and what about. The words are found when it is sent, in the reader's language. */
export type Letter = z.infer<typeof letterSchema>;
