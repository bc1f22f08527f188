import { INCOME_BANDS } from '@plenaria/membership';
import { useState, type ReactNode } from 'react';
import { useSend } from '../client/send.ts';
import { ChooseIncomeBand } from '../gql/people.ts';
import { useText } from '../i18n/texts.ts';
import { SelectField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { RegisterMember } from './Member.tsx';

/** What a member says of its income, for those who speak for it: they alone read it and change it. */
export function IncomeBand({ member: { id, incomeBand } }: { readonly member: RegisterMember }): ReactNode {
  const text = useText();
  const choose = useSend(ChooseIncomeBand);
  const [done, setDone] = useState(false);
  if (incomeBand === null) return null;
  const options = ['', ...INCOME_BANDS].map((band) => ({
    value: band,
    label: text(`joining:income.${band === '' ? 'none' : (band as (typeof INCOME_BANDS)[number])}`),
  }));
  return (
    <section className="no-print">
      <h2>{text('people:income.title')}</h2>
      <Form
        submit={text('people:income.keep')}
        onSubmit={async ({ band = '' }) => {
          const sent = await choose({ memberId: id, band });
          setDone(sent.ok);
          return sent.ok ? null : sent.refusal;
        }}
      >
        <SelectField
          name="band"
          label={text('joining:form.income')}
          hint={text('people:income.says')}
          options={options}
          defaultValue={incomeBand}
        />
      </Form>
      {done && (
        <Notice live>
          <p>{text('joining:act.done')}</p>
        </Notice>
      )}
    </section>
  );
}
