import { languages } from '@plenaria/i18n';
import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { InviteToJoin, InviteToMember, type InvitationsPageQuery } from '../gql/invitations.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { calledIn, organisationOf, shortIn } from './invited-to.ts';

type Offer = InvitationsPageQuery['mayInvite'][number];

type InviteProps = {
  readonly to: readonly Offer[];
  readonly onSent: (email: string) => void;
};

/** To whom a letter goes, to what they are invited, and in which language it is written. */
export function Invite({ to, onSent }: InviteProps): ReactNode {
  const text = useText();
  const language = useLanguage();
  const inviteToMember = useSend(InviteToMember);
  const inviteToJoin = useSend(InviteToJoin);
  // An empty form for the next one.
  const [turn, setTurn] = useState(0);
  const [chosen, setChosen] = useState(0);

  async function send(values: Values): Promise<Refusal | null> {
    const { name = '', email = '', language: wanted = '' } = values;
    const offer = to[Number(values['role'])];
    if (!offer) return null;
    const invitee = { name, email, language: wanted };
    const sent =
      offer.memberId && offer.role
        ? await inviteToMember({ memberId: offer.memberId, role: offer.role, ...invitee })
        : await inviteToJoin({ custodian: offer.custodian ?? '', ...invitee });
    if (!sent.ok) return sent.refusal;
    setTurn(turn + 1);
    setChosen(0);
    onSent(email.trim());
    return null;
  }

  return (
    <Form key={turn} submit={text('account:invite.send')} onSubmit={send}>
      <SelectField
        name="role"
        label={text('account:invite.to')}
        options={to.map((offer, index) => ({
          value: String(index),
          label: text(shortIn(offer), { organisation: organisationOf(offer) }),
        }))}
        onChange={({ target }) => setChosen(Number(target.value))}
      />
      {to[chosen] && (
        <p className="quiet">{text(calledIn(to[chosen]), { organisation: organisationOf(to[chosen]) })}</p>
      )}
      <TextField name="name" label={text('account:invite.name')} maxLength={200} />
      <TextField name="email" type="email" dir="ltr" label={text('me:email')} maxLength={254} />
      <SelectField
        name="language"
        label={text('account:invite.language')}
        options={languages.map(({ code, ownName }) => ({ value: code, label: ownName }))}
        defaultValue={language}
      />
    </Form>
  );
}
