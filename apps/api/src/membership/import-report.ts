import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { ImportReason } from '@plenaria/membership';
import { Readable } from '../graphql/allow.ts';
import { Json } from '../graphql/scalars.ts';

/** One thing to put right in a register file. */
@ObjectType()
@Readable('secretary')
export class ImportProblem {
  @Field(() => Int, { description: 'As a text editor counts; the header is line 1.' })
  line!: number;

  @Field(() => String, { nullable: true, description: 'The column.' })
  field!: string | null;

  @Field(() => String, { description: 'Translated by people:import.reasons.<reason>.' })
  reason!: ImportReason;

  @Field(() => Json)
  details!: object;
}

/** What a line of a register file does, or would do. */
@ObjectType()
@Readable('secretary')
export class ImportRow {
  @Field(() => Int)
  line!: number;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'created, changed or unchanged' })
  outcome!: string;

  @Field(() => [String], { description: 'The columns that change something.' })
  fields!: readonly string[];
}

/** What an import did or, as a dry run, would do. With a single problem it does nothing. */
@ObjectType()
@Readable('secretary')
export class ImportReport {
  @Field()
  dryRun!: boolean;

  @Field()
  applied!: boolean;

  @Field(() => Int, { description: 'Lines with a member, without the header.' })
  lines!: number;

  @Field(() => Int)
  created!: number;

  @Field(() => Int)
  changed!: number;

  @Field(() => Int)
  unchanged!: number;

  @Field(() => Int, { description: 'All of them; only the first 500 are listed.' })
  problemCount!: number;

  @Field(() => [ImportProblem])
  problems!: readonly ImportProblem[];

  @Field(() => [ImportRow], { description: 'The first 500 lines that create or change.' })
  rows!: readonly ImportRow[];
}
