import type { ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { EndRepresentation as EndRepresentationDocument } from '../gql/people.ts';
import { useText } from '../i18n/texts.ts';
import { SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import type { RegisterMember } from './Member.tsx';
import { roleIn } from './role-in.ts';
import type { ActProps } from './SecretaryActions.tsx';
import { today } from './today.ts';

/** The mandates that somebody still holds and that have no last day yet. */
export function endableOf({ representatives }: RegisterMember): RegisterMember['representatives'] {
  return representatives.filter(({ to }) => to === null);
}

/** Ends what somebody says for an organisation. What follows, and what does not, is said first. */
export function EndRepresentation({ member, beside, after }: ActProps): ReactNode {
  const text = useText();
  const end = useSend(EndRepresentationDocument);
  async function act({ personId = '', lastDay = '', reason = '' }: Values): Promise<Refusal | null> {
    return after(await end({ memberId: member.id, personId, lastDay, reason }));
  }
  const who = endableOf(member).map(({ person, role }) => ({
    value: person.id,
    label: text('people:act.whoIs', {
      name: person.name,
      role: roleIn(text, role),
    }),
  }));
  return (
    <Form look="danger" submit={text('people:act.endRepresentation')} beside={beside} onSubmit={act}>
      <p>{text('people:act.endRepresentationSays', { member: member.name })}</p>
      <SelectField name="personId" label={text('people:act.who')} options={who} />
      <TextField name="lastDay" type="date" label={text('people:act.lastDay')} defaultValue={today()} />
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
  );
}
