import { earliestClose } from '@plenaria/membership';
import { useState, type ReactNode } from 'react';
import { useReading } from '../i18n/reading.ts';
import { useText } from '../i18n/texts.ts';
import { TextField } from '../ui/fields.tsx';
import { localOf } from './local-time.ts';

const fortnightMs = 14 * 86_400_000;
/** For reading and thinking, so that the earliest time on offer is still good when it is sent. */
const hourMs = 3_600_000;

/** When a vote about a membership ends: in a fortnight unless said otherwise, and not before it may. */
export function VotingEnds({ label }: { readonly label: string }): ReactNode {
  const text = useText();
  const { timeZone } = useReading();
  const [now] = useState(() => Date.now());
  return (
    <TextField
      name="closesAt"
      type="datetime-local"
      dir="ltr"
      label={label}
      hint={`${text('refusals:field.votingTime')} ${timeZone}`}
      min={localOf(earliestClose(new Date(now + hourMs)), timeZone)}
      defaultValue={localOf(new Date(now + fortnightMs), timeZone)}
    />
  );
}
