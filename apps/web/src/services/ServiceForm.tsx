import { useId, type ReactNode } from 'react';
import type { Refusal } from '../client/send.ts';
import { useText } from '../i18n/texts.ts';
import { CheckField, SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { useField } from '../ui/form-state.ts';
import { useReason } from '../ui/RefusalNotice.tsx';
import { admitsText, whoIsAdmitted } from './admits.ts';
import type { Kept } from './kept.ts';
import { askedScopes, scopeText } from './scopes.ts';

/** What is written about a service. */
export type WrittenService = Omit<
  Kept,
  '__typename' | 'id' | 'isPublic' | 'registeredAt' | 'disabledAt' | 'base'
>;

type ServiceFormProps = {
  /** What is kept so far; null for a new one. */
  readonly kept: Kept | null;
  readonly beside: ReactNode;
  readonly onSubmit: (written: WrittenService, isPublic: boolean) => Promise<Refusal | null>;
};

/** The form of a service: addresses stand one a line. */
export function ServiceForm({ kept, beside, onSubmit }: ServiceFormProps): ReactNode {
  const text = useText();
  return (
    <Form
      submit={text(kept ? 'common:action.save' : 'services:add')}
      beside={beside}
      onSubmit={(values) => onSubmit(writtenIn(values), values['isPublic'] !== undefined)}
    >
      <TextField
        name="name"
        maxLength={80}
        label={text('services:name')}
        hint={text('services:nameHint')}
        defaultValue={kept?.name ?? ''}
      />
      <Addresses name="redirectUris" says="services:redirect" kept={kept?.redirectUris} />
      <Addresses name="leaveUris" says="services:leaveUris" kept={kept?.leaveUris} optional />
      <TextField
        name="signOutUri"
        dir="ltr"
        maxLength={500}
        optional
        label={text('services:signOutUri')}
        hint={text('services:signOutUriHint')}
        defaultValue={kept?.signOutUri ?? ''}
      />
      <Scopes kept={kept?.scopes ?? askedScopes.slice(0, 2)} />
      <SelectField
        name="admits"
        label={text('services:admits')}
        options={whoIsAdmitted.map((admits) => ({ value: admits, label: text(admitsText(admits)) }))}
        defaultValue={kept?.admits ?? 'members'}
      />
      {!kept && <CheckField name="isPublic" label={text('services:isPublic')} />}
      <CheckField
        name="asksNobody"
        label={text('services:asksNobody')}
        defaultChecked={kept?.asksNobody ?? false}
      />
    </Form>
  );
}

type AddressesProps = {
  readonly name: string;
  readonly says: 'services:redirect' | 'services:leaveUris';
  readonly kept: readonly string[] | undefined;
  readonly optional?: boolean;
};

function Addresses({ name, says, kept = [], optional = false }: AddressesProps): ReactNode {
  const text = useText();
  return (
    <TextArea
      name={name}
      dir="ltr"
      rows={2}
      optional={optional}
      label={text(says)}
      hint={text(`${says}Hint`)}
      defaultValue={kept.join('\n')}
    />
  );
}

function Scopes({ kept }: { readonly kept: readonly string[] }): ReactNode {
  const text = useText();
  const reason = useReason();
  const hint = useId();
  const { id, problem } = useField('scopes');
  return (
    <fieldset className="field" id={id} tabIndex={-1} aria-describedby={hint}>
      <legend>{text('services:scopes')}</legend>
      <p className="hint" id={hint}>
        {text('services:scopesHint')}
      </p>
      {problem && <p className="problem">{reason(problem)}</p>}
      {askedScopes.map((scope) => (
        <CheckField
          key={scope}
          name={`scope ${scope}`}
          label={text(scopeText(scope))}
          defaultChecked={kept.includes(scope)}
        />
      ))}
    </fieldset>
  );
}

function writtenIn(values: Values): WrittenService {
  const lines = (text = '') => text.split(/\s+/).filter((line) => line !== '');
  return {
    name: values['name'] ?? '',
    redirectUris: lines(values['redirectUris']),
    leaveUris: lines(values['leaveUris']),
    signOutUri: values['signOutUri'] || null,
    scopes: askedScopes.filter((scope) => values[`scope ${scope}`] !== undefined),
    asksNobody: values['asksNobody'] !== undefined,
    admits: values['admits'] ?? 'members',
  };
}
