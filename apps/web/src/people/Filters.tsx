import type { ReactNode } from 'react';
import { DayField } from './DayField.tsx';
import type { RegisterWordsQuery } from '../gql/people.ts';
import { useText } from '../i18n/texts.ts';
import { SelectField, TextField, type Option } from '../ui/fields.tsx';
import { FilterForm } from '../ui/FilterForm.tsx';
import type { Problem } from '../ui/form-state.ts';

type FiltersProps = {
  readonly federation: RegisterWordsQuery['federation'];
  readonly search: Readonly<Record<string, string | undefined>>;
  readonly problems: readonly Problem[];
};

/** What the register is narrowed to. */
export function Filters({ federation, search, problems }: FiltersProps): ReactNode {
  const text = useText();
  const any: Option = { value: '', label: text('people:any') };
  const kinds: readonly Option[] = [
    any,
    { value: 'organisation', label: text('people:organisations') },
    { value: 'individual', label: text('people:individuals') },
  ];
  const classes = [any, ...federation.classes.map(optionOf)];
  const custodians = [any, ...federation.custodians.map(optionOf)];
  const now = (name: string) => ({ name, defaultValue: search[name] ?? '' });
  const folded = ['class', 'custodian', 'kind', 'asOf'];
  return (
    <FilterForm
      search={search}
      problems={problems}
      more={{
        label: text('people:filter.more', { count: folded.filter((name) => search[name]).length }),
        open: problems.some(({ field }) => folded.includes(field)),
        fields: (
          <>
            <SelectField {...now('class')} label={text('people:class')} options={classes} />
            <SelectField {...now('custodian')} label={text('people:custodian')} options={custodians} />
            <SelectField {...now('kind')} label={text('people:kind')} options={kinds} />
            <DayField {...now('asOf')} label={text('people:asOfField')} />
          </>
        ),
      }}
    >
      <TextField {...now('search')} type="search" label={text('people:search')} />
    </FilterForm>
  );
}

function optionOf({ slug, name }: { readonly slug: string; readonly name: string }): Option {
  return { value: slug, label: name };
}
