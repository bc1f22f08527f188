/** A vote about a membership stays open for at least so many days, so that everybody on its roll can hear of it. */
export const MEMBERSHIP_VOTE_DAYS_MIN = 3;

const MILLISECONDS_PER_DAY = 86_400_000;

/** The earliest instant at which a vote about a membership that opens now may close. */
export function earliestClose(now: Date): Date {
  return new Date(now.getTime() + MEMBERSHIP_VOTE_DAYS_MIN * MILLISECONDS_PER_DAY);
}

/** What is wrong with the time at which such a vote is to close, with the key of the sentence that says why. */
export function wrongInVotingTime(
  closesAt: Date,
  now: Date,
): readonly { readonly field: 'closesAt'; readonly reason: string }[] {
  return closesAt < earliestClose(now) ? [{ field: 'closesAt', reason: 'refusals:field.votingTime' }] : [];
}
