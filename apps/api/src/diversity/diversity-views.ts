import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { lastDayOf } from '@plenaria/membership';
import type { DiversityCell } from '@plenaria/membership';
import { Readable } from '../graphql/allow.ts';
import { Day } from '../graphql/scalars.ts';
import type { AnswerRow } from './answer-row.ts';

/** What somebody says of themself; '' where they say nothing. */
@ObjectType()
@Readable('account')
export class OwnDiversity {
  @Field(() => String, { description: 'woman, man, nonBinary, another, or empty.' })
  gender!: string;

  @Field(() => String, { description: 'under30, from30, from45, from60, or empty.' })
  age!: string;

  @Field(() => String, {
    description: 'first or learned: is a language of the federation their own? Or empty.',
  })
  language!: string;

  @Field(() => String, { description: 'How they describe themself. Nobody else reads it.' })
  ownWords!: string;

  @Field(() => Day, {
    nullable: true,
    description: 'The last day of their agreement; null while there is none.',
  })
  until!: string | null;

  /** The view of a row, and whether what was agreed to still holds. */
  static of(row: AnswerRow | null, holds: boolean): OwnDiversity {
    const { gender, age, language, ownWords, until } = row ?? {};
    return Object.assign(new OwnDiversity(), {
      gender: gender ?? '',
      age: age ?? '',
      language: language ?? '',
      ownWords: ownWords ?? '',
      until: holds ? until : null,
    });
  }
}

/** What is said of oneself, '' for nothing. */
@InputType()
export class DiversityAnswersInput {
  @Field(() => String)
  gender!: string;

  @Field(() => String)
  age!: string;

  @Field(() => String)
  language!: string;

  @Field(() => String)
  ownWords!: string;

  @Field(() => Int, { description: 'The version of the purpose that was read and agreed to.' })
  purpose!: number;
}

/** One choice of one dimension. */
@ObjectType()
@Readable('public')
export class DiversityFigurePart {
  @Field(() => String)
  dimension!: string;

  @Field(() => String)
  choice!: string;
}

/** How many people gave an answer, or a pair of answers. */
@ObjectType()
@Readable('public')
export class DiversityFigure {
  @Field(() => [DiversityFigurePart], { description: 'One or two.' })
  parts!: readonly DiversityFigurePart[];

  @Field(() => Int, { description: 'Floored to a whole five; fewer than five are not told.' })
  people!: number;
}

/** The figures of a quarter. Once frozen, they never change. */
@ObjectType()
@Readable('public')
export class DiversitySnapshot {
  @Field(() => Day, { description: 'The first day of the quarter.' })
  quarter!: string;

  @Field(() => Day, { description: 'The last day of the quarter.' })
  until!: string;

  @Field(() => Day)
  frozenOn!: string;

  @Field(() => Int, { description: 'How many people answered, floored to a whole five.' })
  people!: number;

  @Field(() => [DiversityFigure])
  figures!: readonly DiversityFigure[];

  /** The view of a row. */
  static of(row: {
    readonly quarter: string;
    readonly frozenOn: string;
    readonly cells: readonly DiversityCell[];
  }): DiversitySnapshot {
    const { quarter, frozenOn, cells } = row;
    const figure = (cell: DiversityCell) =>
      Object.assign(new DiversityFigure(), {
        parts: cell.parts.map((part) => Object.assign(new DiversityFigurePart(), part)),
        people: cell.people,
      });
    return Object.assign(new DiversitySnapshot(), {
      quarter,
      until: lastDayOf(quarter),
      frozenOn,
      people: cells.find(({ parts }) => parts.length === 0)?.people ?? 0,
      figures: cells.filter(({ parts }) => parts.length > 0).map(figure),
    });
  }
}
