import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { PostModule } from '../post/post.module.ts';
import { BallotBox } from './ballot-box.ts';
import { BallotResolver } from './ballot.resolver.ts';
import { BundleController } from './bundle.controller.ts';
import { Bundles } from './bundles.ts';
import { DecisionChangesResolver } from './decision-changes.resolver.ts';
import { DecisionResolver } from './decision.resolver.ts';
import { DeclarationsResolver } from './declarations.resolver.ts';
import { ElectorateResolver } from './electorate.resolver.ts';
import { ensurePresets } from './ensure-presets.ts';
import { RulePackResolver } from './rule-pack.resolver.ts';
import { TalkResolver } from './talk.resolver.ts';
import { TodayResolver } from './today.resolver.ts';
import { TurnoutCount } from './turnout-count.ts';
import { TurnoutNews } from './turnout-news.ts';
import { VotingJobs } from './voting-jobs.ts';
import {
  AmendmentResolver,
  BallotPaperResolver,
  CommentResolver,
  DecisionTextResolver,
} from './words.resolver.ts';

/** Decisions from the first draft to the verified result. */
@Module({
  imports: [PostModule],
  controllers: [BundleController],
  providers: [
    AmendmentResolver,
    BallotBox,
    BallotPaperResolver,
    BallotResolver,
    Bundles,
    CommentResolver,
    DecisionChangesResolver,
    DeclarationsResolver,
    DecisionResolver,
    DecisionTextResolver,
    ElectorateResolver,
    RulePackResolver,
    TalkResolver,
    TodayResolver,
    TurnoutCount,
    TurnoutNews,
    VotingJobs,
  ],
})
export class VotingModule implements OnModuleInit {
  readonly #source: DataSource;
  readonly #config: Config;

  constructor(@Inject(DataSource) source: DataSource, @Inject(CONFIG) config: Config) {
    this.#source = source;
    this.#config = config;
  }

  async onModuleInit(): Promise<void> {
    if (this.#config.migrate) await ensurePresets(this.#source.manager, new Date());
  }
}
