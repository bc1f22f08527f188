import { formatDay } from '@plenaria/i18n';
import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { MyDiversityPage, WithdrawDiversityAnswers } from '../gql/diversity.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Button } from '../ui/Button.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { DiversityForm } from './DiversityForm.tsx';

/** What I say about myself, if I like: what for, who reads it, until when; to be changed and taken away. */
export function MyDiversity(): ReactNode {
  const text = useText();
  const language = useLanguage();
  const asking = useAsk(MyDiversityPage, {});
  const [done, setDone] = useState<'kept' | 'withdrawn' | null>(null);
  const tell = (what: 'kept' | 'withdrawn'): void => {
    setDone(what);
    asking.again();
  };
  return (
    <Page title={text('diversity:title')} lead={text('diversity:lead')}>
      <Facts
        facts={[
          { label: text('diversity:purpose'), value: text('diversity:purpose.says') },
          { label: text('diversity:who'), value: text('diversity:who.says') },
          { label: text('diversity:until'), value: text('diversity:until.says') },
        ]}
      />
      <p>
        <Link to="/figures">{text('diversity:figures.title')}</Link>
      </p>
      {done && (
        <Notice live>
          <p>{text(`diversity:${done}`)}</p>
        </Notice>
      )}
      <Loaded of={asking}>
        {({ ownDiversity }) => (
          <>
            {ownDiversity.until && (
              <p>{text('diversity:until.yours', { day: formatDay(ownDiversity.until, language) })}</p>
            )}
            <DiversityForm
              key={done === 'withdrawn' && ownDiversity.until === null ? 'emptied' : 'filled'}
              own={ownDiversity}
              onKept={() => tell('kept')}
            />
            {ownDiversity.until && <TakeAway onTaken={() => tell('withdrawn')} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function TakeAway({ onTaken }: { readonly onTaken: () => void }): ReactNode {
  const text = useText();
  const withdraw = useSend(WithdrawDiversityAnswers);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  return (
    <>
      {refusal && <RefusalNotice refusal={refusal} />}
      <p>
        <Button
          onClick={async () => {
            const sent = await withdraw({});
            setRefusal(sent.ok ? null : sent.refusal);
            if (sent.ok) onTaken();
          }}
        >
          {text('diversity:withdraw')}
        </Button>
      </p>
    </>
  );
}
