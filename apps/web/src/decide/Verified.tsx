import type { FoundReceipt, Verification } from '@plenaria/voting';
import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Tag } from '../ui/Tag.tsx';
import { Sentences, useSentences } from './Sentences.tsx';
import type { VerifyAnswer } from './verify.ts';

type VerifiedProps = {
  readonly answer: VerifyAnswer;
  readonly source: string;
  readonly rules: unknown;
};

/** More would only repeat that the file is not what was published. */
const findingsShownMax = 20;

/** Each check in words; where something is wrong, the place, what should stand there, and what does. */
export function Verified({ answer, source, rules }: VerifiedProps): ReactNode {
  const text = useText();
  const { ok, findings, summary } = answer.verification;
  return (
    <div className={ok ? 'notice' : 'notice problem'} role="status">
      {answer.receipt && <Receipt receipt={answer.receipt} />}
      <p>
        <Tag mark={ok ? 'agree' : 'block'}>
          {ok ? text('decide:verifiedWhole') : text('decide:verifiedDamaged')}
        </Tag>{' '}
        <bdi>{source}</bdi>
      </p>
      <Sentences of={summary} rules={rules} />
      {findings.length > 0 && <Findings findings={findings.slice(0, findingsShownMax)} />}
    </div>
  );
}

/** Whether the number stands in the log, where, and what counts. */
function Receipt({ receipt: { found, sentences } }: { readonly receipt: FoundReceipt }): ReactNode {
  const text = useText();
  return (
    <>
      <p>
        <Tag mark={found ? 'agree' : 'block'}>
          {found ? text('decide:receiptIsThere') : text('decide:receiptIsNot')}
        </Tag>
      </p>
      <Sentences of={sentences} />
    </>
  );
}

function Findings({ findings }: { readonly findings: Verification['findings'] }): ReactNode {
  const text = useText();
  const say = useSentences();
  return (
    <ul className="lines">
      {findings.map(({ place, bytes, expected, found, sentence }) => (
        <li key={`${place} ${bytes.from} ${sentence.key}`}>
          <div>
            <p>{say(sentence)}</p>
            <p className="quiet">
              <code dir="ltr">{place}</code> {text('decide:verifyBytes', { from: bytes.from, to: bytes.to })}
            </p>
            {expected !== '' && (
              <p>
                {text('decide:verifyExpected')} <code className="hash">{shortened(expected)}</code>
              </p>
            )}
            {found !== '' && (
              <p>
                {text('decide:verifyFound')} <code className="hash">{shortened(found)}</code>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

const shownLengthMax = 200;

function shortened(value: string): string {
  return value.length > shownLengthMax ? `${value.slice(0, shownLengthMax)}…` : value;
}
