import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSend, type Refusal, type Sent } from '../client/send.ts';
import { useHasRole } from '../client/viewer.ts';
import { AppointRepresentative, EndMembership } from '../gql/people.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { Notice } from '../ui/Notice.tsx';
import { EndRepresentation, endableOf } from './EndRepresentation.tsx';
import type { RegisterMember } from './Member.tsx';
import { today } from './today.ts';

type ActionsProps = { readonly member: RegisterMember; readonly onChanged: () => void };

/** What a form of the secretary needs: about whom it is, what stands beside its button, and who hears the answer. */
export type ActProps = {
  readonly member: RegisterMember;
  readonly beside: ReactNode;
  readonly after: (sent: Sent<unknown>) => Refusal | null;
};

const acts = [
  { name: 'appoint', title: 'people:act.appoint', Act: Appoint },
  { name: 'endRepresentation', title: 'people:act.endRepresentation', Act: EndRepresentation },
  { name: 'end', title: 'people:act.end', Act: End },
] as const;
type ActName = (typeof acts)[number]['name'];

/** What the secretary may do with one member: name who speaks for it or no longer does, and end its membership. */
export function SecretaryActions({ member, onChanged }: ActionsProps): ReactNode {
  const text = useText();
  const isSecretary = useHasRole('secretary');
  const [open, setOpen] = useState<ActName | null>(null);
  const [done, setDone] = useState(0);
  const said = useRef<HTMLDivElement>(null);
  // The dialog gives the focus back to a button that may be gone, and only then is it our turn.
  useEffect(() => {
    if (done > 0) said.current?.focus();
  }, [done]);
  if (!isSecretary) return null;
  const close = (): void => setOpen(null);

  function after(sent: Sent<unknown>): Refusal | null {
    if (!sent.ok) return sent.refusal;
    close();
    setDone(done + 1);
    onChanged();
    return null;
  }

  return (
    <section className="no-print">
      <h2>{text('people:act.title')}</h2>
      <div ref={said} tabIndex={-1}>
        {done > 0 && (
          <Notice key={done} live>
            <p>{text('people:act.appointed')}</p>
          </Notice>
        )}
      </div>
      <Buttons member={member} onPressed={setOpen} />
      {acts.map(({ name, title, Act }) => (
        <Dialog key={name} title={text(title)} open={open === name} onClose={close}>
          <Act
            member={member}
            after={after}
            beside={
              <Button look="plain" onClick={close}>
                {text('common:action.cancel')}
              </Button>
            }
          />
        </Dialog>
      ))}
    </section>
  );
}

type ButtonsProps = { readonly member: RegisterMember; readonly onPressed: (name: ActName) => void };

function Buttons({ member, onPressed }: ButtonsProps): ReactNode {
  const text = useText();
  const isPossible = {
    appoint: member.kind === 'organisation',
    endRepresentation: endableOf(member).length > 0,
    end: true,
  };
  return (
    <div className="row">
      {acts
        .filter(({ name }) => isPossible[name])
        .map(({ name, title }) => (
          <Button key={name} look={name === 'appoint' ? undefined : 'danger'} onClick={() => onPressed(name)}>
            {text(title)}
          </Button>
        ))}
    </div>
  );
}

function Appoint({ member, beside, after }: ActProps): ReactNode {
  const text = useText();
  const appoint = useSend(AppointRepresentative);
  async function act({ personName = '', email = '', role = '', from = '' }: Values): Promise<Refusal | null> {
    return after(await appoint({ memberId: member.id, personName, email, role, from }));
  }
  return (
    <Form submit={text('people:act.appoint')} beside={beside} onSubmit={act}>
      <TextField name="personName" label={text('people:act.personName')} maxLength={200} />
      <TextField name="email" type="email" dir="ltr" label={text('people:act.email')} maxLength={254} />
      <SelectField
        name="role"
        label={text('people:act.role')}
        options={[
          { value: 'representative', label: text('people:representative') },
          { value: 'alternate', label: text('people:alternate') },
          { value: 'delegate', label: text('people:delegate') },
        ]}
      />
      <TextField name="from" type="date" label={text('people:act.from')} defaultValue={today()} />
    </Form>
  );
}

function End({ member, beside, after }: ActProps): ReactNode {
  const text = useText();
  const end = useSend(EndMembership);
  async function act({ lastDay = '', reason = '' }: Values): Promise<Refusal | null> {
    return after(await end({ memberId: member.id, lastDay, reason }));
  }
  return (
    <Form look="danger" submit={text('people:act.end')} beside={beside} onSubmit={act}>
      <p>{text('people:act.endSays')}</p>
      <TextField name="lastDay" type="date" label={text('people:act.lastDay')} />
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
  );
}
