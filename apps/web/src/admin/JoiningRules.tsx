import { isOver, readDigits } from '@plenaria/membership';
import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { useHasRole } from '../client/viewer.ts';
import { AdoptJoiningRule, JoiningRulesPage, type JoiningRulesPageQuery } from '../gql/constitution.ts';
import { useText } from '../i18n/texts.ts';
import { DayField } from '../people/DayField.tsx';
import { today } from '../people/today.ts';
import { ActDialogs, type ActTools } from '../ui/ActDialogs.tsx';
import { SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Day } from '../ui/Time.tsx';
import { WordsFields, wordsIn } from '../ui/WordsFields.tsx';

type Rule = JoiningRulesPageQuery['joiningRules'][number];

/** By which rule somebody joins, for each custodian and class: what holds, what will, and what held before. */
export function JoiningRules(): ReactNode {
  const text = useText();
  const isSecretary = useHasRole('secretary');
  const asking = useAsk(JoiningRulesPage, {});
  return (
    <Page title={text('admin:joining')} lead={text('admin:joiningSays')}>
      <p>{text('admin:joining.order')}</p>
      <Loaded of={asking}>
        {(known) => (
          <>
            {isSecretary && (
              <ActDialogs
                said={text('admin:joining.adopted')}
                onDone={asking.again}
                acts={[
                  {
                    name: 'adopt',
                    title: text('admin:joining.adopt'),
                    form: (tools) => <AdoptForm known={known} {...tools} />,
                  },
                ]}
              />
            )}
            {known.joiningRules.length === 0 ? (
              <Empty>{text('admin:joining.none')}</Empty>
            ) : (
              <Rules known={known} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Custodian by custodian; what holds for every one of them comes first. */
function Rules({ known: { joiningRules, rulePacks } }: { readonly known: JoiningRulesPageQuery }): ReactNode {
  const text = useText();
  const owners = [...new Set(joiningRules.map(({ custodian }) => custodian?.name ?? ''))];
  return owners
    .toSorted((one, other) => Number(one !== '') - Number(other !== ''))
    .map((owner) => (
      <section key={owner}>
        <h2>{owner === '' ? text('admin:joining.ofAll') : <bdi>{owner}</bdi>}</h2>
        <ul className="lines">
          {joiningRules
            .filter(({ custodian }) => (custodian?.name ?? '') === owner)
            .map((rule) => (
              <RuleTold key={rule.id} rule={rule} rulePacks={rulePacks} />
            ))}
        </ul>
      </section>
    ));
}

type RulePacks = JoiningRulesPageQuery['rulePacks'];

function RuleTold({ rule, rulePacks }: { readonly rule: Rule; readonly rulePacks: RulePacks }): ReactNode {
  const text = useText();
  const says = useWay(rulePacks);
  const { class: memberClass, when, validFrom, gives, reason, recordedBy } = rule;
  return (
    <li>
      <div>
        <p>
          <b>{memberClass ? <bdi>{memberClass.name}</bdi> : text('admin:joining.forAll')}</b>
        </p>
        <p>{says(rule)}</p>
        {gives && (
          <p className="quiet" dir="auto">
            {gives}
          </p>
        )}
        <p className="quiet">
          <Filled says="admin:joining.from" places={{ day: <Day day={validFrom} /> }} />
          {recordedBy && (
            <>
              {' · '}
              <bdi>{recordedBy.name}</bdi>
            </>
          )}
        </p>
        {reason && <p dir="auto">{reason}</p>}
      </div>
      {when !== 'now' && (
        <Tag mark={when === 'later' ? 'wait' : 'quiet'}>
          {when === 'later' ? text('admin:joining.later') : text('admin:joining.before')}
        </Tag>
      )}
    </li>
  );
}

function useWay(rulePacks: RulePacks): (rule: Rule) => string {
  const text = useText();
  return ({ kind, days, rulePack: slug }) => {
    const name = rulePacks.find((pack) => pack.slug === slug)?.name ?? slug ?? '–';
    const rulePack = text('admin:joining.quoted', { name });
    if (kind === 'objectionWindow')
      return text('admin:joining.way.objectionWindow', { count: days ?? 0, rulePack });
    return kind === 'custodian'
      ? text('admin:joining.way.custodian')
      : text('admin:joining.way.decision', { rulePack });
  };
}

type AdoptProps = ActTools & { readonly known: JoiningRulesPageQuery };

function AdoptForm({ known, beside, after }: AdoptProps): ReactNode {
  const text = useText();
  const adopt = useSend(AdoptJoiningRule);
  const [kind, setKind] = useState('objectionWindow');
  async function act(values: Values): Promise<Refusal | null> {
    const { custodian, class: memberClass, days, rulePack = '', from = '', reason = '' } = values;
    const gives = wordsIn(values, 'gives');
    const whom = { custodian: custodian || null, class: memberClass || null };
    const typed = readDigits(days?.trim() ?? '');
    const count = kind === 'objectionWindow' && /^\d+$/.test(typed) ? Number(typed) : null;
    return after(await adopt({ ...whom, kind, days: count, rulePack, gives, from, reason }));
  }
  return (
    <Form submit={text('admin:joining.adopt')} beside={beside} onSubmit={act}>
      <Whom known={known} />
      <SelectField
        name="kind"
        label={text('admin:joining.kind')}
        value={kind}
        onChange={(event) => setKind(event.target.value)}
        options={[
          { value: 'custodian', label: text('admin:joining.kind.custodian') },
          { value: 'objectionWindow', label: text('admin:joining.kind.objectionWindow') },
          { value: 'decision', label: text('admin:joining.kind.decision') },
        ]}
      />
      {kind === 'objectionWindow' && (
        <TextField name="days" inputMode="numeric" label={text('admin:joining.days')} defaultValue="14" />
      )}
      <SelectField
        name="rulePack"
        label={text('admin:joining.rulePack')}
        hint={text('admin:joining.rulePackHint')}
        options={known.rulePacks.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <WordsFields
        name="gives"
        label={text('admin:joining.gives')}
        languages={known.federation.languages}
        maxLength={2000}
        lines="several"
      />
      <DayField name="from" label={text('people:act.from')} defaultValue={today()} />
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
  );
}

function Whom({ known }: { readonly known: JoiningRulesPageQuery }): ReactNode {
  const text = useText();
  const classes = known.memberClasses.filter((one) => !isOver(one, today()));
  return (
    <>
      <SelectField
        name="custodian"
        label={text('people:custodian')}
        options={[
          { value: '', label: text('admin:joining.everyCustodian') },
          ...known.federation.custodians.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
      />
      <SelectField
        name="class"
        label={text('people:class')}
        options={[
          { value: '', label: text('admin:joining.everyClass') },
          ...classes.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
      />
    </>
  );
}
