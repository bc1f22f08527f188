import { Global, Module } from '@nestjs/common';
import { FileDoor } from './file-door.ts';

/** What leaves and enters the house as a file, whichever domain it is of: one door, and one way to say no. */
@Global()
@Module({ providers: [FileDoor], exports: [FileDoor] })
export class FilesModule {}
