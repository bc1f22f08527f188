import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { ExportPersonalData } from '../gql/privacy.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { FileLink } from '../ui/FileLink.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Instant } from '../ui/Time.tsx';
import type { OwnData } from './MyData.tsx';

const LOOK_MS = 1_000;

type TakeAlongProps = { readonly own: OwnData; readonly again: () => void };

/** Makes the files of what is kept about somebody, and gives them out. */
export function TakeAlong({ own, again }: TakeAlongProps): ReactNode {
  const text = useText();
  const send = useSend(ExportPersonalData);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const made = own.export;
  const pending = made !== null && made.madeAt === null;
  useLookAgain(pending, again);

  async function ask(): Promise<void> {
    const sent = await send({});
    setRefusal(sent.ok ? null : sent.refusal);
    again();
  }

  return (
    <>
      <h2>{text('privacy:export.heading')}</h2>
      <p>{text('privacy:export.explain')}</p>
      {refusal && <RefusalNotice refusal={refusal} />}
      {pending && (
        <Notice kind="wait" live>
          <p>{text('privacy:export.underWay')}</p>
        </Notice>
      )}
      {made?.madeAt && <Files id={made.id} madeAt={made.madeAt} until={made.until} />}
      {!pending && (
        <p>
          <Button look={made ? 'plain' : 'main'} onClick={() => ask()}>
            {text(made ? 'privacy:export.again' : 'privacy:export.ask')}
          </Button>
        </p>
      )}
    </>
  );
}

type FilesProps = { readonly id: string; readonly madeAt: string; readonly until: string };

function Files({ id, madeAt, until }: FilesProps): ReactNode {
  const text = useText();
  return (
    <>
      <div className="row">
        <FileLink href={`/personal-data/${id}.html`}>{text('privacy:export.html')}</FileLink>
        <FileLink href={`/personal-data/${id}.json`}>{text('privacy:export.json')}</FileLink>
      </div>
      <p className="quiet">
        <Filled
          says="privacy:export.times"
          places={{ at: <Instant at={madeAt} short />, until: <Instant at={until} short /> }}
        />
      </p>
    </>
  );
}

/** Looks again every second while something is on its way. */
function useLookAgain(pending: boolean, again: () => void): void {
  const latest = useRef(again);
  useEffect(() => {
    latest.current = again;
  }, [again]);
  useEffect(() => {
    if (!pending) return undefined;
    const timer = setInterval(() => latest.current(), LOOK_MS);
    return () => clearInterval(timer);
  }, [pending]);
}
