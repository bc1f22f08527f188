import { routeAt } from '../routing/place.ts';
import { useEffect, useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { CancelJob, JobsPage, RetryJob, type JobsPageQuery } from '../gql/admin.ts';
import { useSpoken, useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/fields.tsx';
import { FilterForm } from '../ui/FilterForm.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Pager } from '../ui/Pager.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Table } from '../ui/Table.tsx';
import { Tag, type Mark } from '../ui/Tag.tsx';
import { Instant } from '../ui/Time.tsx';
import { OnlyFor } from '../ui/OnlyFor.tsx';
import { useSaid } from '../ui/use-said.tsx';
import { progressOf } from './progress-of.ts';

type Job = JobsPageQuery['jobs']['nodes'][number];

const route = routeAt('/admin/jobs');
const pageSize = 50;
const states = ['delayed', 'waiting', 'active', 'completed', 'failed'] as const;

/** A list of running work is looked at again this often while the page is open. */
const lookAgainSeconds = 5;

/** What the server works on: what waits, runs, is done or failed, with what can be done about it. */
export function Jobs(): ReactNode {
  const text = useText();
  return (
    <Page title={text('admin:jobs')} lead={text('admin:jobsSays')}>
      <OnlyFor whoIs="operator">
        <JobList />
      </OnlyFor>
    </Page>
  );
}

function JobList(): ReactNode {
  const text = useText();
  const search = route.useSearch();
  const asking = useAsk(JobsPage, { ...search, first: pageSize });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [said, say] = useSaid();
  const { again } = asking;
  useEffect(() => {
    const timer = setInterval(again, lookAgainSeconds * 1000);
    return () => clearInterval(timer);
  }, [again]);
  const hear: Sent = (no, done) => {
    setRefusal(no);
    if (no === null) say(done);
    again();
  };
  return (
    <>
      <FilterForm search={search}>
        <SelectField
          name="state"
          label={text('admin:job.state')}
          defaultValue={search.state ?? ''}
          options={[
            { value: '', label: text('admin:job.any') },
            ...states.map((state) => ({ value: state, label: text(`admin:job.state.${state}`) })),
          ]}
        />
      </FilterForm>
      {said}
      {refusal && <RefusalNotice refusal={refusal} />}
      <Loaded of={asking}>
        {({ jobs }) => (
          <>
            <p>{text('admin:job.count', { count: jobs.totalCount })}</p>
            {jobs.nodes.length === 0 ? (
              <Empty>{text('admin:job.empty')}</Empty>
            ) : (
              <>
                <JobTable jobs={pressing(jobs.nodes)} onSent={hear} />
                <DoneJobs jobs={jobs.nodes.filter(({ state }) => state === 'completed')} />
              </>
            )}
            <Pager to="/admin/jobs" search={search} page={jobs.pageInfo} />
          </>
        )}
      </Loaded>
    </>
  );
}

/** What is not done, the failed first and then what waits; within each, the newest first. */
function pressing(jobs: readonly Job[]): readonly Job[] {
  const order = ['failed', 'waiting', 'active', 'delayed', 'cancelled'];
  return order.flatMap((state) => jobs.filter((job) => job.state === state));
}

/** What is done needs a line only. */
function DoneJobs({ jobs }: { readonly jobs: readonly Job[] }): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  if (jobs.length === 0) return null;
  return (
    <>
      <h2>{text('admin:job.done')}</h2>
      <ul className="lines">
        {jobs.map(({ id, kind, createdAt }) => (
          <li key={id}>
            <p>
              {spoken('admin', `job.kind.${kind}`) ?? kind} ·{' '}
              <span className="quiet">
                <Instant at={createdAt} short />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Hears why not, or null, and what to say where it is done. */
type Sent = (refusal: Refusal | null, said: string) => void;

function JobTable({ jobs, onSent }: { readonly jobs: readonly Job[]; readonly onSent: Sent }): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  if (jobs.length === 0) return null;
  return (
    <Table
      stacks
      caption={text('admin:job.caption')}
      rows={jobs}
      keyOf={(job) => job.id}
      columns={[
        { head: text('admin:job.kind'), of: (job) => spoken('admin', `job.kind.${job.kind}`) ?? job.kind },
        { head: text('admin:job.state'), of: (job) => <State job={job} /> },
        { head: text('admin:job.when'), of: (job) => <Instant at={job.createdAt} short /> },
        { head: text('admin:job.attempts'), of: (job) => job.attempts, number: true },
        { head: text('admin:job.actions'), of: (job) => <Actions job={job} onSent={onSent} /> },
      ]}
    />
  );
}

const marks: Readonly<Record<string, Mark>> = {
  delayed: 'quiet',
  waiting: 'wait',
  active: 'wait',
  completed: 'agree',
  failed: 'block',
  cancelled: 'abstain',
};

function State({ job }: { readonly job: Job }): ReactNode {
  const spoken = useSpoken();
  const progress = job.state === 'active' ? progressOf(job.progress) : null;
  return (
    <>
      <Tag mark={marks[job.state] ?? 'quiet'}>{spoken('admin', `job.state.${job.state}`) ?? job.state}</Tag>
      {progress && (
        <div>
          <small>{progress.step}</small>
          <progress aria-label={progress.step} value={progress.fraction} />
        </div>
      )}
      {job.failedReason && (
        <div>
          <small dir="auto">{job.failedReason}</small>
        </div>
      )}
    </>
  );
}

function Actions({ job, onSent }: { readonly job: Job; readonly onSent: Sent }): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  const retry = useSend(RetryJob);
  const cancel = useSend(CancelJob);
  const acts = {
    retry: { send: retry, verb: text('admin:job.retry'), said: 'admin:job.retried' },
    cancel: { send: cancel, verb: text('admin:job.cancel'), said: 'admin:job.cancelled' },
  } as const;
  const act = possible(job);
  if (!act) return null;
  const { send, verb, said } = acts[act];
  async function go(): Promise<void> {
    const sent = await send({ id: job.id });
    onSent(sent.ok ? null : sent.refusal, text(said));
  }
  return (
    <Button
      onClick={() => go()}
      aria-label={`${verb}: ${spoken('admin', `job.kind.${job.kind}`) ?? job.kind}`}
    >
      {verb}
    </Button>
  );
}

/** What failed can be tried again; what has not ended can be cancelled, unless its schedule would bring it back. */
function possible({ state, repeats }: Job): 'retry' | 'cancel' | null {
  if (state === 'failed') return 'retry';
  if (state === 'completed' || state === 'cancelled') return null;
  return repeats && state !== 'active' ? null : 'cancel';
}
