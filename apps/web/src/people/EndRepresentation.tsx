import type { ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { EndRepresentation as EndRepresentationDocument } from '../gql/people.ts';
import { useText } from '../i18n/texts.ts';
import type { ActTools } from '../ui/ActDialogs.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import type { RegisterMember } from './Member.tsx';
import { roleIn } from './role-in.ts';
import { DayField } from './DayField.tsx';
import { today } from './today.ts';

type Mandate = RegisterMember['representatives'][number];

/** The mandates that do not end by today, one of each person: they end together. */
export function endableOf({ representatives }: RegisterMember): readonly Mandate[] {
  const open = representatives.filter(({ to }) => to === null || to > today());
  return open.filter(({ person }, place) => open.findIndex((one) => one.person.id === person.id) === place);
}

type EndProps = ActTools & { readonly member: RegisterMember; readonly mandate: Mandate };

/** Ends what somebody says for an organisation. What follows, and what does not, is said first. */
export function EndRepresentation({ member, mandate, beside, after }: EndProps): ReactNode {
  const text = useText();
  const end = useSend(EndRepresentationDocument);
  const { person, role } = mandate;
  async function act({ lastDay = '', reason = '' }: Values): Promise<Refusal | null> {
    return after(await end({ memberId: member.id, personId: person.id, lastDay, reason }));
  }
  return (
    <Form look="danger" submit={text('people:act.endRepresentation')} beside={beside} onSubmit={act}>
      <p>
        <b>
          <Filled
            says="people:act.whoIs"
            places={{ name: <bdi>{person.name}</bdi>, role: roleIn(text, role) }}
          />
        </b>
      </p>
      <p>{text('people:act.endRepresentationSays', { member: member.name })}</p>
      <DayField name="lastDay" label={text('people:act.lastDay')} defaultValue={today()} />
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
  );
}
