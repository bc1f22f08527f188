import type { ReactNode } from 'react';
import { useSend, type Refusal, type Sent } from '../client/send.ts';
import { instantOf } from '../decide/local-time.ts';
import { VotingEnds } from '../decide/VotingEnds.tsx';
import {
  AnswerQuestion,
  AppealRejection,
  AskApplicant,
  ObjectToApplication,
  PutApplicationToTheVote,
  RecommendApplication,
  RejectApplication,
  WithdrawApplication,
  WithdrawObjection,
} from '../gql/applications.ts';
import { useReading } from '../i18n/reading.ts';
import { useText } from '../i18n/texts.ts';
import { SelectField, TextArea } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { keepsTyped, useTyped, type Typed } from '../ui/use-typed.ts';
import type { Act } from './actions.ts';
import type { ReadApplication } from './ApplicationPage.tsx';

type ActFormProps = {
  readonly act: Act;
  readonly application: ReadApplication;
  readonly onDone: () => void;
};

/** Says what follows, takes the reason, and does it. */
export function ActForm({ act, application, onDone }: ActFormProps): ReactNode {
  const text = useText();
  const follows = useFollows(act, application);
  const send = useActs(application.id);
  const typed = useTyped(`application ${application.id} ${act.kind}`);
  async function take(values: Values): Promise<Refusal | null> {
    const sent = await send[act.kind](values);
    if (!sent.ok) return sent.refusal;
    typed.forget();
    onDone();
    return null;
  }
  return (
    <div {...keepsTyped(typed)}>
      <Form
        submit={text(act.label)}
        onSubmit={take}
        {...(act.look === 'danger' && { look: 'danger' as const })}
      >
        <Answered act={act} application={application} />
        <p>{follows}</p>
        <ForMember act={act} application={application} />
        <Saying act={act} typed={typed} />
      </Form>
    </div>
  );
}

/** The words that an act answers stay in sight while one answers them. */
function Answered({ act, application }: Omit<ActFormProps, 'onDone'>): ReactNode {
  const said = answers[act.kind];
  const step = application.history.findLast(({ kind }) => kind === said);
  return step?.text ? <blockquote dir="auto">{step.text}</blockquote> : null;
}

const answers: Partial<Record<Act['kind'], string>> = {
  informationGiven: 'informationAsked',
  appealed: 'rejected',
};

function Saying({ act, typed }: { readonly act: Act; readonly typed: Typed }): ReactNode {
  const text = useText();
  if (act.kind === 'objectionWithdrawn') return null;
  if (act.kind === 'putToTheVote') return <VotingEnds label={text(act.field)} />;
  return (
    <TextArea
      name="text"
      label={text(act.field)}
      rows={4}
      maxLength={4_000}
      optional={act.kind === 'withdrawn'}
      defaultValue={typed.value('text')}
    />
  );
}

/** For whom one objects, where one speaks for several. */
function ForMember({ act, application }: Omit<ActFormProps, 'onDone'>): ReactNode {
  const text = useText();
  if (act.kind !== 'objected' && act.kind !== 'objectionWithdrawn') return null;
  const members = act.kind === 'objected' ? application.mayObject : application.mayWithdrawObjection;
  return (
    <SelectField
      name="memberId"
      label={text('joining:act.for')}
      options={members.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

function useFollows(act: Act, { custodian, rule }: ReadApplication): string {
  const text = useText();
  const name = { custodian: custodian.name };
  if (act.kind !== 'recommended') return text(`joining:act.${act.kind}.says`, name);
  if (rule.kind === 'custodian') return text('joining:act.recommended.says.custodian');
  return rule.kind === 'decision'
    ? text('joining:act.recommended.says.decision')
    : text('joining:act.recommended.says.objectionWindow');
}

type Send = (values: Values) => Promise<Sent<unknown>>;

/** The mutation behind each button. */
function useActs(id: string): Readonly<Record<Act['kind'], Send>> {
  const { timeZone } = useReading();
  const [ask, answer, recommend] = [
    useSend(AskApplicant),
    useSend(AnswerQuestion),
    useSend(RecommendApplication),
  ];
  const [reject, appeal, withdraw] = [
    useSend(RejectApplication),
    useSend(AppealRejection),
    useSend(WithdrawApplication),
  ];
  const object = useSend(ObjectToApplication);
  const takeBack = useSend(WithdrawObjection);
  const put = useSend(PutApplicationToTheVote);
  return {
    informationAsked: ({ text = '' }) => ask({ id, text }),
    informationGiven: ({ text = '' }) => answer({ id, text }),
    recommended: ({ text = '' }) => recommend({ id, text }),
    rejected: ({ text = '' }) => reject({ id, text }),
    appealed: ({ text = '' }) => appeal({ id, text }),
    withdrawn: ({ text = '' }) => withdraw({ id, text }),
    objected: ({ text = '', memberId = '' }) => object({ id, text, memberId }),
    objectionWithdrawn: ({ memberId = '' }) => takeBack({ id, memberId }),
    putToTheVote: async ({ closesAt = '' }) => {
      const at = instantOf(closesAt, timeZone);
      return at ? put({ id, closesAt: at.toISOString() }) : { ok: false, refusal: invalid };
    },
  };
}

const invalid = {
  code: 'INVALID_INPUT',
  details: { fields: [{ field: 'closesAt', reason: 'refusals:field.invalid' }] },
};
