import { isLanguage } from '@plenaria/i18n';
import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { useReader } from '../client/viewer.ts';
import { keepsTyped, useTyped } from '../ui/use-typed.ts';
import {
  ApplyPage,
  DocumentsToAgree,
  SaveApplication,
  SubmitApplication,
  type ApplyPageQuery,
} from '../gql/joining.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { addressOf } from '../routing/match-path.ts';
import { go, routeAt } from '../routing/place.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Button } from '../ui/Button.tsx';
import { Form } from '../ui/Form.tsx';
import { Loaded, Loading } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { ApplyFields } from './ApplyFields.tsx';
import { ComeIn } from './ComeIn.tsx';
import { agreedIn, atDocument, Documents } from './Documents.tsx';
import { classesIn, firstSaid, saidIn } from './said-in.ts';

/** What the form needs to know: the custodian with its classes, and what was kept of it before. */
export type Applying = {
  readonly joining: NonNullable<ApplyPageQuery['joining']>;
  readonly draft: ApplyPageQuery['applicationDraft'];
};

const route = routeAt('/join/$custodian/apply');

/** The form of an application: steps on one page, kept on this device with every letter. */
export function Apply(): ReactNode {
  const { custodian } = route.useParams();
  const { viewer } = useReader();
  return viewer === null ? <ComeIn custodian={custodian} /> : <SignedIn custodian={custodian} />;
}

function SignedIn({ custodian }: { readonly custodian: string }): ReactNode {
  const { viewer } = useReader();
  const asking = useAsk(ApplyPage, { custodian });
  // What was typed is kept under the account's name: on a shared device nobody sees another's.
  if (!viewer) return <Loading />;
  return (
    <Loaded of={asking}>
      {({ joining, applicationDraft }) =>
        joining ? <Filling joining={joining} draft={applicationDraft} /> : <NotFound />
      }
    </Loaded>
  );
}

function Filling({ joining, draft }: Applying): ReactNode {
  const text = useText();
  const { slug, name } = joining.custodian;
  const slugs = joining.classes.map((one) => one.class.slug);
  const typed = useTyped(`application ${slug}`);
  const save = useSave(slug);
  const handIn = useHandIn(slug);
  const [said, setSaid] = useState(() => firstSaid(draft, typed, slugs));
  const [readIn, setReadIn] = useState<string | null>(null);
  const documents = useAsk(DocumentsToAgree, { custodian: slug, classes: said.classes, text: readIn });
  const [saved, setSaved] = useState(false);
  const [no, setNo] = useState<Refusal | null>(null);

  async function keep(form: HTMLFormElement | null): Promise<void> {
    if (!form) return;
    const sent = await save(new FormData(form));
    setSaved(sent.ok);
    setNo(sent.ok ? null : sent.refusal);
  }

  return (
    <Page title={text('joining:form.title')} lead={text('joining:form.whereKept', { custodian: name })}>
      <div {...keepsTyped(typed)} onChange={({ target }) => setSaid(saidIn(target) ?? said)}>
        <Form
          submit={text('joining:form.submit')}
          onSubmit={async (_, form) => {
            setSaved(false);
            const refusal = await handIn(form);
            if (refusal) documents.again();
            else typed.forget();
            return refusal;
          }}
          beside={
            <Button onClick={(event) => void keep(event.currentTarget.form)}>
              {text('joining:form.save')}
            </Button>
          }
        >
          <ApplyFields joining={joining} draft={draft} typed={typed} classes={said.classes} />
          <Documents asking={documents} signsFor={said.name} readIn={readIn} onReadIn={setReadIn} />
        </Form>
      </div>
      {no && <RefusalNotice refusal={no} />}
      {saved && (
        <Notice live>
          <p>{text('joining:form.saved')}</p>
        </Notice>
      )}
    </Page>
  );
}

/** Saves, agrees to the documents and submits, and goes to the application; or gives the first reason why not. */
function useHandIn(custodian: string) {
  const save = useSave(custodian);
  const submit = useSend(SubmitApplication);
  return async (form: HTMLFormElement): Promise<Refusal | null> => {
    const values = new FormData(form);
    const kept = await save(values);
    if (!kept.ok) return kept.refusal;
    const sent = await submit({ id: kept.value.id, agreeing: agreedIn(values) });
    if (!sent.ok) return atDocument(sent.refusal);
    await go(addressOf('/applications/$id', { id: kept.value.id }));
    return null;
  };
}

/** Sends the form as it stands; what is not filled in is an empty text. */
function useSave(custodian: string) {
  const save = useSend(SaveApplication);
  const shown = useLanguage();
  return (form: FormData) => {
    const said = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    const texts = {
      name: said('name'),
      country: said('country'),
      website: said('website'),
      money: said('money'),
      moneyEvery: said('moneyEvery'),
      hours: said('hours'),
      hoursEvery: said('hoursEvery'),
      resources: said('resources'),
      motivation: said('motivation'),
      incomeBand: said('incomeBand'),
      contact: said('contact'),
    };
    const kind = said('kind') === 'individual' ? 'individual' : 'organisation';
    const classes = classesIn(form);
    const language = isLanguage(shown) ? shown : 'en';
    const level = said('level') || null;
    return save({ custodian, form: { ...texts, kind, classes, level, language } });
  };
}
