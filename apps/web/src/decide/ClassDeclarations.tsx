import type { ReactNode } from 'react';
import { formatList } from '@plenaria/i18n';
import { useSend } from '../client/send.ts';
import { DeclareClass } from '../gql/declaring.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { SelectField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import { Table } from '../ui/Table.tsx';
import type { ProposalDecision } from './Proposal.tsx';

type Declaration = ProposalDecision['classDeclarations'][number];
type NameOf = (slug: string) => string;

type DeclarationsProps = {
  readonly decision: ProposalDecision;
  readonly classes: readonly { readonly slug: string; readonly name: string }[];
};

/** Members of several colleges: in which class they vote, declared by those who vote for them before the opening. */
export function ClassDeclarations({ decision, classes }: DeclarationsProps): ReactNode {
  const text = useText();
  const nameOf: NameOf = (slug) => classes.find((known) => known.slug === slug)?.name ?? slug;
  const { classDeclarations, id } = decision;
  const own = classDeclarations.filter(({ mayDeclare }) => mayDeclare);
  const others = classDeclarations.filter(({ mayDeclare }) => !mayDeclare);
  if (classDeclarations.length === 0) return null;
  return (
    <section aria-labelledby="classes">
      <h2 id="classes">{text('decide:classes')}</h2>
      <p>{text('decide:classesMean')}</p>
      {own.map((declaration) => (
        <DeclareForm key={declaration.memberId} decisionId={id} declaration={declaration} nameOf={nameOf} />
      ))}
      {others.length > 0 && <Others declarations={others} nameOf={nameOf} />}
    </section>
  );
}

type DeclareProps = {
  readonly decisionId: string;
  readonly declaration: Declaration;
  readonly nameOf: NameOf;
};

function DeclareForm({ decisionId, declaration, nameOf }: DeclareProps): ReactNode {
  const text = useText();
  const declareClass = useSend(DeclareClass);
  const { memberId, memberName, classes, votesIn } = declaration;
  return (
    <>
      <p role="status">
        <HowItVotes declaration={declaration} nameOf={nameOf} />
      </p>
      <Form
        label={text('decide:classVotesIn', { member: memberName })}
        submit={text('decide:classDeclare')}
        onSubmit={async ({ memberClass = '' }) => {
          const sent = await declareClass({ decisionId, memberId, memberClass });
          return sent.ok ? null : sent.refusal;
        }}
      >
        <SelectField
          name="memberClass"
          label={text('decide:classVotesIn', { member: memberName })}
          defaultValue={votesIn}
          options={classes.map((slug) => ({ value: slug, label: nameOf(slug) }))}
        />
      </Form>
    </>
  );
}

type HowProps = { readonly declaration: Declaration; readonly nameOf: NameOf };

/** In a sentence: as declared and by whom, by default, or by default because the declared class no longer stands. */
function HowItVotes({ declaration, nameOf }: HowProps): ReactNode {
  const text = useText();
  const { memberName: member, declared, declaredBy, votesIn } = declaration;
  const votes = { member, class: nameOf(votesIn) };
  if (declared === null) return text('decide:classDefault', votes);
  if (declared !== votesIn) return text('decide:classNotStood', { ...votes, declared: nameOf(declared) });
  return text('decide:classDeclaredBy', { ...votes, name: declaredBy?.name ?? '' });
}

type OthersProps = { readonly declarations: readonly Declaration[]; readonly nameOf: NameOf };

function Others({ declarations, nameOf }: OthersProps): ReactNode {
  const text = useText();
  const language = useLanguage();
  const fallen = declarations.filter(({ declared, votesIn }) => declared !== null && declared !== votesIn);
  return (
    <>
      <Table
        caption={text('decide:classesCaption')}
        rows={declarations}
        keyOf={({ memberId }) => memberId}
        columns={[
          { head: text('decide:member'), of: ({ memberName }) => <bdi>{memberName}</bdi> },
          {
            head: text('decide:classesHeld'),
            of: ({ classes }) => formatList(classes.map(nameOf), language),
          },
          {
            head: text('decide:classDeclared'),
            of: ({ declared }) => (declared === null ? text('decide:classNone') : nameOf(declared)),
          },
          { head: text('decide:classVotesAs'), of: ({ votesIn }) => nameOf(votesIn) },
        ]}
      />
      {fallen.map((declaration) => (
        <p key={declaration.memberId}>
          <HowItVotes declaration={declaration} nameOf={nameOf} />
        </p>
      ))}
    </>
  );
}
