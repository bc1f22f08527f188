import { Module } from '@nestjs/common';
import { LevelResolver } from './level.resolver.ts';
import { MemberLevelResolver } from './member-level.resolver.ts';

/** Service levels: what they give and cost, and who holds which. */
@Module({ providers: [LevelResolver, MemberLevelResolver] })
export class LevelsModule {}
