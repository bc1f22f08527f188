import { Module } from '@nestjs/common';
import { ConstitutionController } from './constitution.controller.ts';

/** What a federation is made of, to be copied by others. */
@Module({ controllers: [ConstitutionController] })
export class ConstitutionModule {}
