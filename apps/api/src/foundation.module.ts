import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG } from './config.ts';
import type { Config } from './config.ts';
import { LOG } from './log.ts';
import type { Log } from './log.ts';
import { Works } from './work.ts';

/** What every domain stands on: the configuration, the log, the database, and work. */
@Global()
@Module({})
export class FoundationModule {
  static with(config: Config, log: Log, source: DataSource): DynamicModule {
    return {
      module: FoundationModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOG, useValue: log },
        { provide: DataSource, useValue: source },
        Works,
      ],
      exports: [CONFIG, LOG, DataSource, Works],
    };
  }
}
