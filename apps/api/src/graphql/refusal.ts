import type { Type } from '@nestjs/common';
import { createUnionType, Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Refused } from '@plenaria/kernel';
import { Readable } from './allow.ts';
import { REFUSAL_CODES } from './refusal-codes.ts';
import type { RefusalCode } from './refusal-codes.ts';
import { Json } from './scalars.ts';

const RefusalCodeEnum = Object.fromEntries(REFUSAL_CODES.map((code) => [code, code]));
registerEnumType(RefusalCodeEnum, { name: 'RefusalCode', description: 'Every expected no.' });

/** An expected no, as the client sees it. */
@ObjectType({ description: 'An expected no: what was asked is not possible, and nothing was changed.' })
@Readable('public')
export class Refusal {
  @Field(() => RefusalCodeEnum)
  code!: RefusalCode;

  @Field(() => Json, { description: 'What it is about: fields, dates, names; by code.' })
  details!: object;
}

/** Turns a rule's no into the client's. A code outside the closed list is a bug, and throws. */
export function asRefusal(refused: Refused): Refusal {
  const code = REFUSAL_CODES.find((known) => known === refused.refused);
  if (!code) throw new Error(`The refusal ${refused.refused} is missing in refusal-codes.ts`);
  return Object.assign(new Refusal(), { code, details: refused.details });
}

/** The answer of a mutation: `union CastBallotResult = Ballot | Refusal`. Resolvers return class instances. */
export function answerOf<Answer extends object>(name: string, answer: Type<Answer>) {
  return createUnionType({
    name,
    types: () => [answer, Refusal] as const,
    resolveType: (value: object) => (value instanceof Refusal ? Refusal : answer),
  });
}
