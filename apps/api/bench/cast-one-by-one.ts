import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '../src/context.ts';
import { answerOf, Refusal } from '../src/graphql/refusal.ts';
import { Ballot, ChoiceEnum } from '../src/voting/ballot.ts';
import { Decision } from '../src/voting/decision.ts';
import { RollEntry } from '../src/voting/roll-entry.ts';
import type { Choice } from '@plenaria/voting';
import type { Actor } from '../src/work.ts';
import { BallotRow } from './ballot-row.ts';

const CastBallotResult = answerOf('CastBallotResult', Ballot);

type Asked = {
  readonly decisionId: string;
  readonly memberId: string;
  readonly choice: Choice;
  readonly idempotencyKey: string;
  readonly castAt: Date;
};

/** The peer of our ballot box: one transaction a ballot, the same checks, entities and `save`. */
@Resolver()
export class CastOneByOne {
  readonly #source: DataSource;

  constructor(@Inject(DataSource) source: DataSource) {
    this.#source = source;
  }

  @Mutation(() => CastBallotResult)
  async castBallot(
    @Context() context: RequestContext,
    @Args('decisionId', { type: () => ID }) decisionId: string,
    @Args('memberId', { type: () => ID }) memberId: string,
    @Args('choice', { type: () => ChoiceEnum }) choice: Choice,
    @Args('idempotencyKey') idempotencyKey: string,
  ): Promise<Ballot | Refusal> {
    const asked = { decisionId, memberId, choice, idempotencyKey, castAt: context.now };
    return this.#source.transaction((db) => castOne(db, context.actor, asked));
  }
}

async function castOne(db: EntityManager, actor: Actor, asked: Asked): Promise<Ballot | Refusal> {
  const { decisionId, memberId, idempotencyKey } = asked;
  if (actor.kind !== 'person') return refused('NOT_SIGNED_IN');
  const decision = await db.findOne(Decision, {
    where: { id: decisionId },
    lock: { mode: 'pessimistic_read' },
  });
  if (decision?.state !== 'open' || !decision.closesAt || asked.castAt >= decision.closesAt)
    return refused('CLOSED');
  if (!decision.accepts.includes(asked.choice)) return refused('NO_SUCH_CHOICE');
  const entry = await db.findOneBy(RollEntry, { decisionId, memberId });
  if (!entry?.voters.includes(actor.personId)) return refused('NOT_ON_THE_ROLL');
  const known = await db.findOneBy(BallotRow, { decisionId, idempotencyKey });
  if (known) return ballotOf(known);
  const latest = await db.findOne(BallotRow, {
    where: { decisionId, memberId },
    order: { version: 'desc' },
  });
  if (latest && latest.castBy !== actor.personId) return refused('ALREADY_CAST_BY_ANOTHER');
  const version = (latest?.version ?? 0) + 1;
  const row = { ...asked, id: randomUUID(), version, castBy: actor.personId };
  return ballotOf(await db.save(BallotRow, row));
}

function refused(code: Refusal['code']): Refusal {
  return Object.assign(new Refusal(), { code, details: {} });
}

function ballotOf(row: Omit<BallotRow, 'castSequence'>): Ballot {
  const { id, memberId, version, castAt } = row;
  const choice = row.choice as Choice;
  return Object.assign(new Ballot(), { id, memberId, version, choice, reason: null, castAt, receipt: id });
}
