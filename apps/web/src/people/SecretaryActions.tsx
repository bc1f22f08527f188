import { useState, type ReactNode } from 'react';
import { useSend, type Refusal, type Sent } from '../client/send.ts';
import { useHasRole } from '../client/viewer.ts';
import { AppointRepresentative, EndMembership } from '../gql/people.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { RegisterMember } from './Member.tsx';

type ActionsProps = { readonly member: RegisterMember; readonly onChanged: () => void };

/** What the secretary may do with one member: name who speaks for it, and end its membership. */
export function SecretaryActions({ member, onChanged }: ActionsProps): ReactNode {
  const text = useText();
  const isSecretary = useHasRole('secretary');
  const [open, setOpen] = useState<'appoint' | 'end' | null>(null);
  const [done, setDone] = useState(false);
  if (!isSecretary) return null;

  function after(sent: Sent<unknown>): Refusal | null {
    if (!sent.ok) return sent.refusal;
    setOpen(null);
    setDone(true);
    onChanged();
    return null;
  }

  return (
    <section className="no-print">
      <h2>{text('people:act.title')}</h2>
      {done && (
        <Notice live>
          <p>{text('people:act.appointed')}</p>
        </Notice>
      )}
      <div className="row">
        {member.kind === 'organisation' && (
          <Button onClick={() => setOpen('appoint')}>{text('people:act.appoint')}</Button>
        )}
        <Button look="danger" onClick={() => setOpen('end')}>
          {text('people:act.end')}
        </Button>
      </div>
      <Dialog title={text('people:act.appoint')} open={open === 'appoint'} onClose={() => setOpen(null)}>
        <Appoint memberId={member.id} after={after} />
      </Dialog>
      <Dialog title={text('people:act.end')} open={open === 'end'} onClose={() => setOpen(null)}>
        <End memberId={member.id} after={after} />
      </Dialog>
    </section>
  );
}

type ActProps = { readonly memberId: string; readonly after: (sent: Sent<unknown>) => Refusal | null };

function Appoint({ memberId, after }: ActProps): ReactNode {
  const text = useText();
  const appoint = useSend(AppointRepresentative);
  async function act({ personName = '', email = '', role = '', from = '' }: Values): Promise<Refusal | null> {
    return after(await appoint({ memberId, personName, email, role, from }));
  }
  return (
    <Form submit={text('people:act.appoint')} onSubmit={act}>
      <TextField name="personName" label={text('people:act.personName')} maxLength={200} />
      <TextField name="email" type="email" dir="ltr" label={text('people:act.email')} maxLength={254} />
      <SelectField
        name="role"
        label={text('people:act.role')}
        options={[
          { value: 'representative', label: text('people:representative') },
          { value: 'alternate', label: text('people:alternate') },
        ]}
      />
      <TextField name="from" type="date" label={text('people:act.from')} />
    </Form>
  );
}

function End({ memberId, after }: ActProps): ReactNode {
  const text = useText();
  const end = useSend(EndMembership);
  async function act({ lastDay = '', reason = '' }: Values): Promise<Refusal | null> {
    return after(await end({ memberId, lastDay, reason }));
  }
  return (
    <Form submit={text('people:act.end')} onSubmit={act}>
      <p>{text('people:act.endSays')}</p>
      <TextField name="lastDay" type="date" label={text('people:act.lastDay')} />
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
  );
}
