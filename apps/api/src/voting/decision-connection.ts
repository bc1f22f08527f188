import { ObjectType } from '@nestjs/graphql';
import { Readable } from '../graphql/allow.ts';
import { ConnectionOf } from '../graphql/paging.ts';
import { Decision } from './decision.ts';

/** A page of decisions. */
@ObjectType()
@Readable('public')
export class DecisionConnection extends ConnectionOf(Decision) {}
