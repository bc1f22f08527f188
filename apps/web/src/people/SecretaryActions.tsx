import type { ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { useHasRole } from '../client/viewer.ts';
import { AppointRepresentative, EndMembership } from '../gql/people.ts';
import { useText } from '../i18n/texts.ts';
import { ActDialogs, type ActTools } from '../ui/ActDialogs.tsx';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { EndRepresentation, endableOf } from './EndRepresentation.tsx';
import type { RegisterMember } from './Member.tsx';
import { roleIn } from './role-in.ts';
import { DayField } from './DayField.tsx';
import { today } from './today.ts';

type ActionsProps = { readonly member: RegisterMember; readonly onChanged: () => void };

type ActProps = ActTools & { readonly member: RegisterMember };

/** What the secretary may do with one member: name who speaks for it or no longer does, and end its membership. */
export function SecretaryActions({ member, onChanged }: ActionsProps): ReactNode {
  const text = useText();
  const isSecretary = useHasRole('secretary');
  if (!isSecretary) return null;
  const ending = endableOf(member).map((mandate) => ({
    name: mandate.person.id,
    title: text('people:act.endRepresentation'),
    inLine: true,
    form: (tools: ActTools) => <EndRepresentation member={member} mandate={mandate} {...tools} />,
  }));
  return (
    <section className="no-print">
      <h2>{text('people:act.title')}</h2>
      <ActDialogs
        said={text('people:act.appointed')}
        onDone={onChanged}
        acts={[
          ...(member.kind === 'organisation'
            ? [
                {
                  name: 'appoint',
                  title: text('people:act.appoint'),
                  form: (tools: ActTools) => <Appoint member={member} {...tools} />,
                },
              ]
            : []),
          {
            name: 'end',
            title: text('people:act.end'),
            look: 'danger',
            form: (tools) => <End member={member} {...tools} />,
          },
          ...ending,
        ]}
      >
        {(open) => <Mandates member={member} onEnd={open} />}
      </ActDialogs>
    </section>
  );
}

type MandatesProps = { readonly member: RegisterMember; readonly onEnd: (personId: string) => void };

/** Who speaks for it, each to be ended. */
function Mandates({ member, onEnd }: MandatesProps): ReactNode {
  const text = useText();
  const mandates = endableOf(member);
  return (
    <ul className="lines brief" hidden={mandates.length === 0}>
      {mandates.map(({ person, role }) => (
        <li key={person.id}>
          <p>
            <Filled
              says="people:act.whoIs"
              places={{ name: <bdi>{person.name}</bdi>, role: roleIn(text, role) }}
            />
          </p>
          <Button
            look="danger"
            aria-label={`${text('people:act.endThis')}: ${person.name}`}
            onClick={() => onEnd(person.id)}
          >
            {text('people:act.endThis')}
          </Button>
        </li>
      ))}
    </ul>
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
      <DayField name="from" label={text('people:act.from')} defaultValue={today()} />
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
      <p>
        {text('people:act.endSays')} {text('people:act.endFinal')}
      </p>
      <DayField name="lastDay" label={text('people:act.lastDay')} />
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
  );
}
