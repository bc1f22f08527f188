import { isOver } from '@plenaria/membership';
import type { ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { useHasRole, useReader } from '../client/viewer.ts';
import { AskToJoinCircle, LeaveCircle, SeatInCircle } from '../gql/circles.ts';
import { useText } from '../i18n/texts.ts';
import { DayField } from '../people/DayField.tsx';
import { today } from '../people/today.ts';
import { ActDialogs, type Act, type ActTools } from '../ui/ActDialogs.tsx';
import { SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { ChangeForm, EndForm } from './CircleForms.tsx';
import type { CircleRoles, CircleTold } from './CirclePage.tsx';

type CircleActsProps = {
  readonly circle: CircleTold;
  readonly roles: CircleRoles;
  readonly onDone: () => void;
};

type FormProps = ActTools & { readonly circle: CircleTold };

/** What this reader may do here: ask to come in, leave, let people in and out, change the circle or end it. */
export function CircleActs({ circle, roles, onDone }: CircleActsProps): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const isSecretary = useHasRole('secretary');
  if (!viewer || isOver(circle, today())) return null;
  const own = viewer.person.id;
  const isIn = circle.seats.some(({ person }) => person.id === own);
  const asks = circle.requests.some(({ person }) => person.id === own);
  const acts: readonly (Act & { readonly when: boolean })[] = [
    {
      name: 'ask',
      when: !isIn && !asks,
      title: text('circles:ask'),
      said: text('circles:asked'),
      look: 'main',
      form: (tools) => <AskForm circle={circle} {...tools} />,
    },
    {
      name: 'seat',
      when: circle.mayCoordinate,
      title: text('circles:addSomebody'),
      form: (tools) => <SeatForm circle={circle} roles={roles} {...tools} />,
    },
    {
      name: 'leave',
      when: isIn,
      title: text('circles:leave'),
      form: (tools) => <LeaveForm circle={circle} own={own} {...tools} />,
    },
    {
      name: 'endSeat',
      when: circle.mayCoordinate && circle.seats.some(({ person }) => person.id !== own),
      title: text('circles:removeSomebody'),
      look: 'danger',
      form: (tools) => <LeaveForm circle={circle} own={null} {...tools} />,
    },
  ];
  const all = [...acts.filter(({ when }) => when), ...(isSecretary ? secretaryActs(circle, text) : [])];
  return <ActDialogs acts={all} said={text('circles:done')} onDone={onDone} />;
}

function secretaryActs(circle: CircleTold, text: ReturnType<typeof useText>): readonly Act[] {
  return [
    {
      name: 'change',
      title: text('circles:change'),
      form: (tools) => <ChangeForm circle={circle} {...tools} />,
    },
    {
      name: 'end',
      title: text(circle.lastDay === null ? 'circles:end' : 'circles:changeEnd'),
      look: 'danger',
      form: (tools) => <EndForm circle={circle} {...tools} />,
    },
  ];
}

function AskForm({ circle, beside, after }: FormProps): ReactNode {
  const text = useText();
  const ask = useSend(AskToJoinCircle);
  async function act({ says = '' }: Values): Promise<Refusal | null> {
    return after(await ask({ id: circle.id, says }));
  }
  return (
    <Form submit={text('circles:ask')} beside={beside} onSubmit={act}>
      <TextArea
        name="says"
        optional
        maxLength={2000}
        label={text('circles:says')}
        hint={text('circles:saysHint')}
      />
    </Form>
  );
}

function SeatForm({ circle, roles, beside, after }: FormProps & { readonly roles: CircleRoles }): ReactNode {
  const text = useText();
  const seat = useSend(SeatInCircle);
  async function act({ person = '', role = '', from = '' }: Values): Promise<Refusal | null> {
    return after(await seat({ id: circle.id, person, role, from }));
  }
  return (
    <Form submit={text('circles:addSomebody')} beside={beside} onSubmit={act}>
      <TextField
        name="person"
        maxLength={254}
        label={text('people:act.personName')}
        hint={text('circles:personHint')}
      />
      <SelectField
        name="role"
        label={text('circles:role')}
        defaultValue="member"
        options={roles.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <DayField name="from" label={text('people:act.from')} defaultValue={today()} />
    </Form>
  );
}

/** Ends a seat: the reader's own, or, where `own` is null, somebody else's, with a reason. */
function LeaveForm({ circle, own, beside, after }: FormProps & { readonly own: string | null }): ReactNode {
  const text = useText();
  const leave = useSend(LeaveCircle);
  async function act({ personId = '', lastDay = '', reason = '' }: Values): Promise<Refusal | null> {
    return after(await leave({ id: circle.id, personId: own ?? personId, lastDay, reason }));
  }
  const title = own === null ? text('circles:removeSomebody') : text('circles:leave');
  const who = circle.seats.map(({ person, role }) => ({
    value: person.id,
    label: text('people:act.whoIs', { name: person.name, role: role.name }),
  }));
  return (
    <Form look="danger" submit={title} beside={beside} onSubmit={act}>
      {own === null && <SelectField name="personId" label={text('circles:whoLeaves')} options={who} />}
      <DayField name="lastDay" label={text('people:act.lastDay')} defaultValue={today()} />
      <TextArea
        name="reason"
        optional={own !== null}
        label={text('people:act.reason')}
        hint={text('people:act.reasonHint')}
      />
    </Form>
  );
}
