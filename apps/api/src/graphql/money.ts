import { Field, ObjectType } from '@nestjs/graphql';
import { Readable } from './allow.ts';

/** An amount of money. A number of JSON holds no large one exactly, so it is a text. */
@ObjectType({ description: 'An amount of money.' })
@Readable('public')
export class Money {
  @Field(() => String, { description: 'In minor units of the currency: 2000 is 20 EUR.' })
  amount!: string;

  @Field(() => String, { description: 'ISO 4217, three letters.' })
  currency!: string;

  /** An amount as it is told. */
  static of({ amount, currency }: { readonly amount: string; readonly currency: string }): Money {
    return Object.assign(new Money(), { amount, currency });
  }
}
