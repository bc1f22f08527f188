import { Module } from '@nestjs/common';
import { CircleChangesResolver } from './circle-changes.resolver.ts';
import {
  CircleResolver,
  CircleSeatResolver,
  MemberCirclesResolver,
  PersonCirclesResolver,
} from './circle.resolver.ts';

/** Circles: who looks after what together, in which role and since when. */
@Module({
  providers: [
    CircleChangesResolver,
    CircleResolver,
    CircleSeatResolver,
    MemberCirclesResolver,
    PersonCirclesResolver,
  ],
})
export class CirclesModule {}
