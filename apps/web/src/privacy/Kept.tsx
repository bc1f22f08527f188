import { formatList } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { WhatWeKeep, type WhatWeKeepQuery } from '../gql/privacy.ts';
import { useReading } from '../i18n/reading.ts';
import { useSpoken, useText } from '../i18n/texts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Table } from '../ui/Table.tsx';

type Kind = WhatWeKeepQuery['whatWeKeep'][number];

/** What is kept of people and for how long: the list by which the program itself works, in words. */
export function Kept(): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  const { language } = useReading();
  const asking = useAsk(WhatWeKeep, {});
  const say = (key: string, count: number | null = null): string => {
    const [, name = ''] = key.split(':');
    return spoken('privacy', name, count === null ? {} : { count }) ?? name;
  };
  const factsOf = ({ fields }: Kind): string =>
    formatList([...new Set(fields.map((field) => say(field)))], language);
  return (
    <Page title={text('privacy:kept.title')} lead={text('privacy:kept.lead')}>
      <Loaded of={asking}>
        {({ whatWeKeep }) => (
          <Table
            caption={text('privacy:kept.title')}
            stacks
            rows={whatWeKeep}
            keyOf={({ id }) => id}
            columns={[
              { head: text('privacy:kept.what'), of: ({ id }) => say(`privacy:kind.${id}`) },
              { head: text('privacy:kept.facts'), of: factsOf },
              { head: text('privacy:kept.how'), of: ({ kept, days }) => say(kept, days) },
              { head: text('privacy:kept.onErasure'), of: ({ erased }) => say(erased) },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
