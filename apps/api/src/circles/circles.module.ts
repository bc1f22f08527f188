import { Module } from '@nestjs/common';
import { PostModule } from '../post/post.module.ts';
import { CircleChangesResolver } from './circle-changes.resolver.ts';
import { CircleLettersReason } from './circle-letters-reason.ts';
import {
  CircleResolver,
  CircleSeatResolver,
  MemberCirclesResolver,
  PersonCirclesResolver,
} from './circle.resolver.ts';

/** Circles: who looks after what together, in which role and since when. */
@Module({
  imports: [PostModule],
  providers: [
    CircleChangesResolver,
    CircleLettersReason,
    CircleResolver,
    CircleSeatResolver,
    MemberCirclesResolver,
    PersonCirclesResolver,
  ],
})
export class CirclesModule {}
