import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { useHasRole } from '../client/viewer.ts';
import { EndRole, EntrustRole, RolesPage, type RolesPageQuery } from '../gql/constitution.ts';
import { useText } from '../i18n/texts.ts';
import { PersonName } from '../people/PersonName.tsx';
import { ActDialogs, type ActTools } from '../ui/ActDialogs.tsx';
import { Button } from '../ui/Button.tsx';
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
          const ending = held.map((grant) => ({
            name: grant.id,
            title: text('admin:role.end'),
            inLine: true,
            form: (tools: ActTools) => <EndForm grant={grant} {...tools} />,
          }));
          return (
            <>
              {isSecretary ? (
                <ActDialogs
                  said={text('admin:role.done')}
                  onDone={asking.again}
                  acts={[
                    {
                      name: 'entrust',
                      title: text('admin:role.entrust'),
                      form: (tools) => <EntrustForm custodians={federation.custodians} {...tools} />,
                    },
                    ...ending,
                  ]}
                >
                  {(open) => <Grants grants={held} onEnd={open} />}
                </ActDialogs>
              ) : (
                <Grants grants={held} />
              )}
              {ended.length > 0 && <h2>{text('admin:role.ended')}</h2>}
              <Grants grants={ended} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

type GrantsProps = { readonly grants: readonly Grant[]; readonly onEnd?: (id: string) => void };

function Grants({ grants, onEnd }: GrantsProps): ReactNode {
  return (
    <ul className="lines" hidden={grants.length === 0}>
      {grants.map((grant) => (
        <GrantLine key={grant.id} grant={grant} onEnd={onEnd} />
      ))}
    </ul>
  );
}

type LineProps = { readonly grant: Grant; readonly onEnd: GrantsProps['onEnd'] };

function GrantLine({ grant, onEnd }: LineProps): ReactNode {
  const text = useText();
  const says = useRoleName();
  const { id, person, grantedAt, grantedBy, reason, revokedAt, revokedBy, revokedReason } = grant;
  const at = (instant: string, by: string | null) => ({
    day: <Instant at={instant} short />,
    by: <bdi>{by ?? text('admin:role.byProgram')}</bdi>,
  });
  return (
    <li>
      <div>
        <p>
          <Filled
            says="people:act.whoIs"
            places={{
              name: (
                <b>
                  <PersonName of={person} />
                </b>
              ),
              role: says(grant),
            }}
          />
        </p>
        <p className="quiet">
          <Filled says="admin:role.since" places={at(grantedAt, grantedBy)} />
        </p>
        {reason && <p dir="auto">{reason}</p>}
        {revokedAt && (
          <p className="quiet">
            <Filled says="admin:role.until" places={at(revokedAt, revokedBy)} />
          </p>
        )}
        {revokedReason && <p dir="auto">{revokedReason}</p>}
      </div>
      {onEnd && (
        <Button
          look="danger"
          aria-label={`${text('people:act.endThis')}: ${person.name}, ${says(grant)}`}
          onClick={() => onEnd(id)}
        >
          {text('people:act.endThis')}
        </Button>
      )}
    </li>
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

function EndForm({ grant, beside, after }: ActTools & { readonly grant: Grant }): ReactNode {
  const text = useText();
  const says = useRoleName();
  const end = useSend(EndRole);
  async function act({ reason = '' }: Values): Promise<Refusal | null> {
    return after(await end({ id: grant.id, reason }));
  }
  return (
    <Form look="danger" submit={text('admin:role.end')} beside={beside} onSubmit={act}>
      <p>
        <b>
          <Filled
            says="people:act.whoIs"
            places={{ name: <bdi>{grant.person.name}</bdi>, role: says(grant) }}
          />
        </b>
      </p>
      <p>{text('admin:role.endSays')}</p>
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
  );
}
