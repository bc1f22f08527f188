import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { useHasRole } from '../client/viewer.ts';
import { EndRole, EntrustRole, RolesPage, type RolesPageQuery } from '../gql/constitution.ts';
import { useText } from '../i18n/texts.ts';
import { PersonName } from '../people/PersonName.tsx';
import { ActDialogs, type ActTools } from '../ui/ActDialogs.tsx';
import { SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Instant } from '../ui/Time.tsx';

type Grant = RolesPageQuery['roleGrants'][number];
const roles = ['secretary', 'chair', 'custodian', 'operator'] as const;

/** Who is entrusted with what, since when and why; and who was. */
export function Roles(): ReactNode {
  const text = useText();
  const isSecretary = useHasRole('secretary');
  const asking = useAsk(RolesPage, {});
  return (
    <Page title={text('admin:roles')} lead={text('admin:rolesSays')}>
      <Loaded of={asking}>
        {({ federation, roleGrants }) => {
          const held = roleGrants.filter(({ revokedAt }) => revokedAt === null);
          const ended = roleGrants.filter(({ revokedAt }) => revokedAt !== null);
          return (
            <>
              {isSecretary && (
                <ActDialogs
                  said={text('admin:role.done')}
                  onDone={asking.again}
                  acts={[
                    {
                      name: 'entrust',
                      title: text('admin:role.entrust'),
                      form: (tools) => <EntrustForm custodians={federation.custodians} {...tools} />,
                    },
                    {
                      name: 'end',
                      title: text('admin:role.end'),
                      look: 'danger',
                      form: (tools) => <EndForm held={held} {...tools} />,
                    },
                  ]}
                />
              )}
              <Grants grants={held} />
              {ended.length > 0 && <h2>{text('admin:role.ended')}</h2>}
              <Grants grants={ended} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Grants({ grants }: { readonly grants: readonly Grant[] }): ReactNode {
  const text = useText();
  const says = useRoleName();
  return (
    <ul className="lines" hidden={grants.length === 0}>
      {grants.map((grant) => (
        <li key={grant.id}>
          <div>
            <p>
              <b>
                <PersonName of={grant.person} />
              </b>
              , {says(grant)}
            </p>
            <p className="quiet">
              <Filled
                says="admin:role.since"
                places={{
                  day: <Instant at={grant.grantedAt} short />,
                  by: <bdi>{grant.grantedBy ?? text('admin:role.byProgram')}</bdi>,
                }}
              />
            </p>
            {grant.reason && <p dir="auto">{grant.reason}</p>}
            {grant.revokedAt && (
              <p className="quiet">
                <Filled
                  says="admin:role.until"
                  places={{
                    day: <Instant at={grant.revokedAt} short />,
                    by: <bdi>{grant.revokedBy ?? text('admin:role.byProgram')}</bdi>,
                  }}
                />
              </p>
            )}
            {grant.revokedReason && <p dir="auto">{grant.revokedReason}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function useRoleName(): (grant: Pick<Grant, 'role' | 'custodian'>) => string {
  const text = useText();
  return ({ role, custodian }) =>
    custodian
      ? text('admin:role.ofCustodian', { custodian: custodian.name })
      : text(`admin:role.name.${role}`);
}

type EntrustProps = ActTools & { readonly custodians: RolesPageQuery['federation']['custodians'] };

function EntrustForm({ custodians, beside, after }: EntrustProps): ReactNode {
  const text = useText();
  const entrust = useSend(EntrustRole);
  const [role, setRole] = useState<Grant['role']>('chair');
  async function act({ person = '', custodian, reason = '' }: Values): Promise<Refusal | null> {
    return after(await entrust({ person, role, custodian: custodian || null, reason }));
  }
  return (
    <Form submit={text('admin:role.entrust')} beside={beside} onSubmit={act}>
      <TextField
        name="person"
        maxLength={254}
        label={text('admin:role.person')}
        hint={text('admin:role.personHint')}
      />
      <SelectField
        name="role"
        label={text('admin:role.role')}
        value={role}
        onChange={(event) => setRole(roles.find((known) => known === event.target.value) ?? role)}
        options={roles.map((value) => ({ value, label: text(`admin:role.name.${value}`) }))}
      />
      <p className="quiet">{text(`admin:role.does.${role}`)}</p>
      {role === 'custodian' && (
        <SelectField
          name="custodian"
          label={text('people:custodian')}
          options={custodians.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      )}
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
  );
}

function EndForm({ held, beside, after }: ActTools & { readonly held: readonly Grant[] }): ReactNode {
  const text = useText();
  const says = useRoleName();
  const end = useSend(EndRole);
  async function act({ id = '', reason = '' }: Values): Promise<Refusal | null> {
    return after(await end({ id, reason }));
  }
  const options = held.map((grant) => ({
    value: grant.id,
    label: text('people:act.whoIs', { name: grant.person.name, role: says(grant) }),
  }));
  return (
    <Form look="danger" submit={text('admin:role.end')} beside={beside} onSubmit={act}>
      <p>{text('admin:role.endSays')}</p>
      <SelectField name="id" label={text('admin:role.which')} options={options} />
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
  );
}
