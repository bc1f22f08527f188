import { z } from 'zod';
import type { Work } from '../work.ts';
import { LINK_MINUTES, linkExpiry } from './create-login-link.ts';
import { accountOfEmail } from './find-accounts.ts';

/** What a request for a link leaves for later. */
export const linkRequestSchema = z.object({
  email: z.string(),
  returnPath: z.string().nullable(),
  askedAt: z.iso.datetime(),
});

/** Writes to whoever has the address that was asked for; to an address nobody has, nothing is sent. */
export async function answerLinkRequest(
  work: Work,
  { email, returnPath, askedAt }: z.infer<typeof linkRequestSchema>,
  jobId: string,
): Promise<void> {
  const accountId = await accountOfEmail(work, email);
  if (!accountId) return;
  const expiresAt = linkExpiry(new Date(askedAt), LINK_MINUTES).toISOString();
  await work.later({
    kind: 'mail',
    id: `mail:${jobId}`,
    payload: { template: 'login-link', accountId, params: { returnPath, expiresAt } },
  });
}
