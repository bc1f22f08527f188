import { Injectable } from '@nestjs/common';
import type { TextKey } from '@plenaria/i18n';
import type { z } from 'zod';
import type { Asking } from '../work.ts';
import { Hopeless } from './hopeless.ts';

/** What a handler may tell of itself while it works, and be told. */
export type JobRun = {
  readonly id: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Aborted when an operator calls the job off. */
  readonly signal: AbortSignal;
  /** Shows how far the job is: a word for the step, and a fraction from 0 to 1. */
  progress(step: string, fraction: number): Promise<void>;
};

/** Does a job. It may be done twice, so doing it again must change nothing. */
export type JobHandler<Payload> = (asking: Asking, payload: Payload, run: JobRun) => Promise<void>;

type KindIn<Key> = Key extends `admin:job.kind.${infer Kind}` ? Kind : never;
/** The kinds of jobs are those that operators can read of in their language. */
export type JobKind = KindIn<TextKey>;

/** How a kind of job is kept. */
export type JobKeeping = {
  /** Its payload holds personal data: nothing of it stays once it is done. */
  readonly forget?: boolean;
  readonly attempts?: number;
};

/** A kind of job and who does it. */
export type KnownJob = {
  readonly keeping: JobKeeping;
  readonly everySeconds: number | null;
  readonly run: (asking: Asking, payload: object, run: JobRun) => Promise<void>;
};

/** Every kind of job this program knows. Domains register theirs in `onModuleInit`. */
@Injectable()
export class JobRegistry {
  readonly #jobs = new Map<string, KnownJob>();

  /** Says who does jobs of a kind. The payload is parsed before the handler sees it. */
  handle<Schema extends z.ZodType<object>>(
    kind: JobKind,
    payload: Schema,
    handler: JobHandler<z.infer<Schema>>,
    keeping: JobKeeping = {},
  ): void {
    const run: KnownJob['run'] = async (asking, given, job) => {
      const parsed = payload.safeParse(given);
      if (!parsed.success)
        throw new Hopeless(`The payload of this ${kind} is not right. ${problemsIn(parsed.error)}`);
      await handler(asking, parsed.data, job);
    };
    this.#add(kind, { keeping, everySeconds: null, run });
  }

  /** Says what is done again and again. However many workers there are, each round is done by one of them. */
  every(kind: JobKind, everySeconds: number, handler: (asking: Asking, run: JobRun) => Promise<void>): void {
    const run: KnownJob['run'] = (asking, _payload, job) => handler(asking, job);
    this.#add(kind, { keeping: { attempts: 1, forget: true }, everySeconds, run });
  }

  /** The job of this kind, or null when no domain of this version does it. */
  find(kind: string): KnownJob | null {
    return this.#jobs.get(kind) ?? null;
  }

  /** The kinds that repeat, each with its interval. */
  repeating(): readonly { readonly kind: string; readonly job: KnownJob; readonly everySeconds: number }[] {
    return [...this.#jobs].flatMap(([kind, job]) =>
      job.everySeconds === null ? [] : [{ kind, job, everySeconds: job.everySeconds }],
    );
  }

  #add(kind: string, job: KnownJob): void {
    if (this.#jobs.has(kind)) throw new Error(`two domains want to do jobs of the kind ${kind}`);
    this.#jobs.set(kind, job);
  }
}

/** Where and what, without the values: they may be personal. */
function problemsIn(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
}
