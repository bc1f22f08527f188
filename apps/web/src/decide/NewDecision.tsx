import { ownNameOf } from '@plenaria/i18n';
import { addressOf } from '../routing/match-path.ts';
import { Link } from '../routing/Link.tsx';
import { go } from '../routing/place.ts';
import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend } from '../client/send.ts';
import { useReader } from '../client/viewer.ts';
import { DraftChoices, DraftDecision, type DraftChoicesQuery } from '../gql/decisions.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { CheckField, SelectField } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { keepsTyped, useTyped, type Typed } from '../ui/use-typed.ts';
import { Sentences } from './Sentences.tsx';
import { useKept } from './use-kept.ts';
import { WordFields } from './WordFields.tsx';

/** Begins a decision: its first words, the rule it is counted under, and the languages it must be read in. */
export function NewDecision(): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const asking = useAsk(DraftChoices, {});
  const choices = useKept(asking.data);
  if (viewer?.belongs === false) {
    return (
      <Page title={text('decide:new')}>
        <Empty action={<Link to="/decide">{text('decide:title')}</Link>}>{text('decide:membersBegin')}</Empty>
      </Page>
    );
  }
  return (
    <Page title={text('decide:new')} lead={text('decide:newLead')}>
      {choices && viewer ? <DraftForm choices={choices} /> : <Loaded of={asking}>{() => null}</Loaded>}
    </Page>
  );
}

function DraftForm({ choices }: { readonly choices: DraftChoicesQuery }): ReactNode {
  const text = useText();
  const reader = useLanguage();
  const draftDecision = useSend(DraftDecision);
  const typed = useTyped('new-decision');
  const { federation, rulePacks } = choices;
  const first = federation.languages.find((code) => code === reader) ?? federation.languages[0] ?? 'en';
  const [language, setLanguage] = useState(typed.value('language') ?? first);
  if (rulePacks.length === 0) return <Empty>{text('decide:noRulePacks')}</Empty>;

  async function send(values: Values) {
    const languages = federation.languages.filter((code) => values[`in-${code}`] === 'on');
    const sent = await draftDecision({
      language,
      title: values['title'] ?? '',
      body: values['body'] ?? '',
      rulePackId: values['rulePackId'] ?? '',
      languages,
    });
    if (!sent.ok) return sent.refusal;
    typed.forget();
    await go(addressOf('/decide/$id', { id: sent.value.id }));
    return null;
  }

  return (
    <div {...keepsTyped(typed)}>
      <Form submit={text('decide:draftIt')} onSubmit={send}>
        <SelectField
          name="language"
          label={text('decide:writtenIn')}
          options={federation.languages.map((value) => ({ value, label: ownNameOf(value) }))}
          value={language}
          onChange={(event) => setLanguage(event.target.value)}
        />
        <WordFields lang={language} title={typed.value('title')} body={typed.value('body')} />
        <RuleField packs={rulePacks} chosen={typed.value('rulePackId')} />
        <LanguagesField languages={federation.languages.filter((code) => code !== language)} typed={typed} />
      </Form>
    </div>
  );
}

type LanguagesFieldProps = { readonly languages: readonly string[]; readonly typed: Typed };

function LanguagesField({ languages, typed }: LanguagesFieldProps): ReactNode {
  const text = useText();
  return (
    <fieldset className="field">
      <legend>{text('decide:reviewedIn')}</legend>
      <p className="hint">{text('decide:reviewedInHint')}</p>
      {languages.map((code) => (
        <CheckField
          key={code}
          name={`in-${code}`}
          label={ownNameOf(code)}
          lang={code}
          defaultChecked={typed.value(`in-${code}`) === 'on'}
        />
      ))}
    </fieldset>
  );
}

type RuleFieldProps = {
  readonly packs: DraftChoicesQuery['rulePacks'];
  readonly chosen: string | undefined;
};

/** The rule to count under, with what it says in words beside its name. */
function RuleField({ packs, chosen }: RuleFieldProps): ReactNode {
  const text = useText();
  const [packId, setPackId] = useState(packs.find(({ id }) => id === chosen)?.id ?? packs[0]?.id ?? '');
  const pack = packs.find(({ id }) => id === packId);
  return (
    <>
      <SelectField
        name="rulePackId"
        label={text('decide:rule')}
        hint={text('decide:ruleHint')}
        options={packs.map(({ id, name, version }) => ({
          value: id,
          label: text('decide:ruleVersion', { name, version }),
        }))}
        value={packId}
        onChange={(event) => setPackId(event.target.value)}
      />
      {pack && (
        <div aria-live="polite" className="aside">
          <Sentences of={pack.inWords} />
        </div>
      )}
    </>
  );
}
