import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { ChangeMemberLevel, LevelsForMember } from '../gql/levels.ts';
import { useText } from '../i18n/texts.ts';
import type { RegisterMember } from '../people/Member.tsx';
import { Span } from '../people/Span.tsx';
import { DayField } from '../people/DayField.tsx';
import { today } from '../people/today.ts';
import { ActDialogs, type ActTools } from '../ui/ActDialogs.tsx';
import { SelectField, TextArea } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useTerms } from './terms.ts';

type MemberLevelProps = { readonly member: RegisterMember; readonly onChanged: () => void };

/** The service level that a member holds, since when, and what it gives; who keeps it may change it. */
export function MemberLevel({ member, onChanged }: MemberLevelProps): ReactNode {
  const text = useText();
  return (
    <>
      <Held member={member} />
      {member.custodian?.keptByReader && (
        <ActDialogs
          said={text('levels:heldChanged')}
          onDone={onChanged}
          acts={[
            {
              name: 'level',
              title: text('levels:changeHeld'),
              form: (tools) => <ChangeForm member={member} {...tools} />,
            },
          ]}
        />
      )}
    </>
  );
}

/** Has this member a level, or a reader who may give it one? */
export function showsLevel({ level, custodian }: RegisterMember): boolean {
  return level !== null || custodian?.keptByReader === true;
}

function Held({ member: { level: held } }: { readonly member: RegisterMember }): ReactNode {
  const text = useText();
  const { aMonth, gives } = useTerms();
  if (!held) return text('levels:noneHeld');
  return (
    <>
      <p>
        <bdi>{held.level.name}</bdi> <Span from={held.from} to={held.to} />
      </p>
      <p className="quiet">
        {gives(held.level)} · {aMonth(held.level.price)}
      </p>
    </>
  );
}

function ChangeForm({ member, ...tools }: ActTools & { readonly member: RegisterMember }): ReactNode {
  const asking = useAsk(LevelsForMember, { slug: member.slug });
  return (
    <Loaded of={asking}>
      {({ member: known }) => <Choice member={member} levels={known?.levelsOffered ?? []} {...tools} />}
    </Loaded>
  );
}

type ChoiceProps = ActTools & {
  readonly member: RegisterMember;
  readonly levels: readonly { readonly id: string; readonly name: string }[];
};

function Choice({ member, levels, beside, after }: ChoiceProps): ReactNode {
  const text = useText();
  const change = useSend(ChangeMemberLevel);
  async function act({ level = '', from = '', reason = '' }: Values): Promise<Refusal | null> {
    return after(await change({ memberId: member.id, level: level || null, from, reason }));
  }
  return (
    <Form submit={text('levels:changeHeld')} beside={beside} onSubmit={act}>
      <SelectField
        name="level"
        label={text('levels:level')}
        defaultValue={member.level?.level.id ?? ''}
        options={[
          { value: '', label: text('levels:heldNone') },
          ...levels.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <DayField name="from" label={text('people:act.from')} defaultValue={today()} />
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
  );
}
