import { DIVERSITY_CHOICES, DIVERSITY_PURPOSE, OWN_WORDS_MAX } from '@plenaria/membership';
import type { DiversityDimension } from '@plenaria/membership';
import type { ReactNode } from 'react';
import { useSend } from '../client/send.ts';
import { SaveDiversityAnswers, type MyDiversityPageQuery } from '../gql/diversity.ts';
import { useText } from '../i18n/texts.ts';
import { CheckField, SelectField, TextField, type Option } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { useChoice } from './choice.ts';

type DiversityFormProps = {
  readonly own: MyDiversityPageQuery['ownDiversity'];
  readonly onKept: () => void;
};

/** One list for each question, which begins with saying nothing, and a box for the agreement. */
export function DiversityForm({ own, onKept }: DiversityFormProps): ReactNode {
  const text = useText();
  const choiceIn = useChoice();
  const save = useSend(SaveDiversityAnswers);
  const options = (dimension: DiversityDimension): readonly Option[] => [
    { value: '', label: text('diversity:none') },
    ...DIVERSITY_CHOICES[dimension].map((choice) => ({
      value: choice,
      label: choiceIn(dimension, choice),
    })),
  ];

  async function keep({ gender = '', ownWords = '', age = '', language = '', purpose }: Values) {
    const agreedTo = purpose === undefined ? 0 : DIVERSITY_PURPOSE;
    const sent = await save({ answers: { gender, ownWords, age, language, purpose: agreedTo } });
    if (!sent.ok) return sent.refusal;
    onKept();
    return null;
  }

  return (
    <Form submit={text('diversity:keep')} onSubmit={keep}>
      <TextField
        name="ownWords"
        label={text('diversity:ownWords')}
        hint={text('diversity:ownWords.hint')}
        maxLength={OWN_WORDS_MAX}
        defaultValue={own.ownWords}
        optional
      />
      <SelectField
        name="gender"
        label={text('diversity:gender')}
        hint={text('diversity:gender.hint')}
        options={options('gender')}
        defaultValue={own.gender}
      />
      <SelectField name="age" label={text('diversity:age')} options={options('age')} defaultValue={own.age} />
      <SelectField
        name="language"
        label={text('diversity:language')}
        hint={text('diversity:language.hint')}
        options={options('language')}
        defaultValue={own.language}
      />
      <CheckField name="purpose" label={text('diversity:agree')} defaultChecked={own.until !== null} />
    </Form>
  );
}
