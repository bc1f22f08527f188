import { formatInstant, formatList, formatRelative } from '@plenaria/i18n';
import { useState, type ReactNode } from 'react';
import { useSend } from '../client/send.ts';
import { OpenDecision } from '../gql/proposal.ts';
import { useNow, useReading } from '../i18n/reading.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import { Notice } from '../ui/Notice.tsx';
import { languageName } from '../i18n/language-name.ts';
import { instantOf, localOf } from './local-time.ts';
import type { ProposalDecision } from './Proposal.tsx';

type ActProps = { readonly decision: ProposalDecision; readonly onDone: () => void };

const weekMs = 7 * 86_400_000;

/** Opens a decision until a time in the chair's own zone, said back in words before it is done. */
export function OpenForm({ decision, onDone }: ActProps): ReactNode {
  const text = useText();
  const reading = useReading();
  const now = useNow();
  const openDecision = useSend(OpenDecision);
  const [typed, setTyped] = useState(() => localOf(new Date(Date.now() + weekMs), reading.timeZone));
  const closesAt = instantOf(typed, reading.timeZone);
  return (
    <>
      <p>{text('decide:openMeans')}</p>
      <MissingLanguages decision={decision} />
      <Form
        submit={text('decide:openNowVerb')}
        beside={
          <Button look="plain" onClick={onDone}>
            {text('common:action.cancel')}
          </Button>
        }
        onSubmit={async () => {
          if (!closesAt) return invalid;
          const sent = await openDecision({ decisionId: decision.id, closesAt: closesAt.toISOString() });
          if (!sent.ok) return sent.refusal;
          onDone();
          return null;
        }}
      >
        <TextField
          name="closesAt"
          type="datetime-local"
          dir="ltr"
          label={text('decide:closesAt', { zone: reading.timeZone })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p aria-live="polite">
          {closesAt &&
            closesAt > now &&
            text('decide:openUntil', {
              when: formatInstant(closesAt, reading),
              relative: formatRelative(closesAt, now, reading.language),
            })}
        </p>
      </Form>
    </>
  );
}

const invalid = {
  code: 'INVALID_INPUT',
  details: { fields: [{ field: 'closesAt', reason: 'refusals:field.invalid' }] },
};

function MissingLanguages({ decision }: { readonly decision: ProposalDecision }): ReactNode {
  const text = useText();
  const reader = useLanguage();
  const missing = missingLanguages(decision).map((code) => languageName(code, reader));
  if (missing.length === 0) return null;
  return (
    <Notice kind="wait">
      <p>{text('decide:openMissing', { languages: formatList(missing, reader) })}</p>
    </Notice>
  );
}

/** The languages that the text must still be reviewed in. */
function missingLanguages({ languages, texts, textVersion }: ProposalDecision): readonly string[] {
  const isReviewed = (code: string) =>
    texts.some(
      ({ language, version, status }) =>
        language === code && version === textVersion && status === 'reviewed',
    );
  return languages.filter((code) => !isReviewed(code));
}
