import type { ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { AskMembershipChange, ProposeExpulsion } from '../gql/lifecycle.ts';
import { useText } from '../i18n/texts.ts';
import { DayField } from '../people/DayField.tsx';
import { today } from '../people/today.ts';
import { Link } from '../routing/Link.tsx';
import type { ActTools } from '../ui/ActDialogs.tsx';
import { SelectField, TextArea } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import type { Custodians, Kind, Living } from './Life.tsx';

type AskChangeProps = {
  readonly kind: Kind;
  readonly living: Living;
  readonly custodians: Custodians;
  readonly tools: ActTools;
};

/** Says what follows and what does not, then asks: on which day, to which custodian, why. */
export function AskChange({ kind, living, custodians, tools }: AskChangeProps): ReactNode {
  const text = useText();
  const ask = useSend(AskMembershipChange);
  const propose = useSend(ProposeExpulsion);
  async function act({ from = '', custodian, reason = '', text: why = '' }: Values): Promise<Refusal | null> {
    const { id: memberId } = living;
    if (kind === 'expulsion') return tools.after(await propose({ memberId, text: why }));
    return tools.after(await ask({ memberId, kind, from, custodian, reason }));
  }
  const isHard = kind === 'leave' || kind === 'expulsion';
  return (
    <Form
      submit={text(`lifecycle:act.${kind}`)}
      look={isHard ? 'danger' : 'main'}
      beside={tools.beside}
      onSubmit={act}
    >
      <p>
        {kind === 'expulsion' && living.isGivenBack
          ? text('lifecycle:act.expulsion.givenBack')
          : text(`lifecycle:act.${kind}.says`)}
      </p>
      {isHard && <OpenDecisions living={living} />}
      {kind === 'transfer' && (
        <SelectField
          name="custodian"
          label={text('lifecycle:field.custodian')}
          options={custodians.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      )}
      {kind !== 'expulsion' && (
        <DayField
          name="from"
          label={text(kind === 'leave' ? 'lifecycle:field.lastDay' : 'lifecycle:field.from')}
          defaultValue={today()}
        />
      )}
      <TextArea
        name={kind === 'expulsion' ? 'text' : 'reason'}
        label={text('lifecycle:field.reason')}
        rows={3}
        maxLength={4_000}
        optional={kind !== 'expulsion'}
      />
    </Form>
  );
}

/** Where the member can still vote whatever happens, because the roll is frozen. */
function OpenDecisions({ living: { openDecisions } }: Pick<AskChangeProps, 'living'>): ReactNode {
  const text = useText();
  if (openDecisions.length === 0) return null;
  return (
    <>
      <p>{text('lifecycle:openDecisions')}</p>
      <ul>
        {openDecisions.map(({ id, title }) => (
          <li key={id}>
            <Link to="/decide/$id" params={{ id }}>
              <span dir="auto">{title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
