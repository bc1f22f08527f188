import { Field, ObjectType } from '@nestjs/graphql';
import type { Settled } from '@plenaria/voting';
import { Readable } from '../graphql/allow.ts';
import { Instant } from '../graphql/scalars.ts';
import { ChoiceEnum } from './ballot.ts';

/** How a tie was settled after the close, as the public log says it. */
@ObjectType()
@Readable('public')
export class Settlement {
  @Field(() => String, { description: 'castingVote or lot' })
  kind!: Settled['kind'];

  @Field(() => Instant)
  settledAt!: Date;

  @Field(() => ChoiceEnum, { nullable: true, description: 'The casting vote: yes or no.' })
  choice!: 'yes' | 'no' | null;

  @Field(() => String, { nullable: true, description: 'What the beacon has published.' })
  beaconValue!: string | null;
}

/** The settlement that the log holds, as readers are told it. */
export function settlementOf(settled: Settled): Settlement {
  const choice = settled.kind === 'castingVote' ? settled.choice : null;
  const beaconValue = settled.kind === 'lot' ? settled.beaconValue : null;
  const settledAt = new Date(settled.settledAt);
  return Object.assign(new Settlement(), { kind: settled.kind, settledAt, choice, beaconValue });
}
