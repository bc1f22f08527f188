import type { View } from '../work.ts';

/** The id of the decision with this number, if it was adopted: nothing else can be called upon. */
export async function decisionThatAdopted({ db }: View, number: number): Promise<string | null> {
  const [found] = await db.query<{ id: string }[]>(
    `select id from voting.decision
      where number = $1 and state = 'closed' and result ->> 'outcome' = 'adopted'`,
    [number],
  );
  return found?.id ?? null;
}
