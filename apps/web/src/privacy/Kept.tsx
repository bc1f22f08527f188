import { formatList } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { WhatWeKeep, type WhatWeKeepQuery } from '../gql/privacy.ts';
import { useReading } from '../i18n/reading.ts';
import { useSpoken, useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { groupOfKind, groups } from './kinds.ts';

type Kind = WhatWeKeepQuery['whatWeKeep'][number];

/** What is kept of people and for how long: first in six sentences, then the list by which the program works. */
export function Kept(): ReactNode {
  const text = useText();
  const asking = useAsk(WhatWeKeep, {});
  return (
    <Page title={text('privacy:kept.title')}>
      <InShort />
      <h2>{text('privacy:kept.inFull')}</h2>
      <p className="quiet">{text('privacy:kept.lead')}</p>
      <Loaded of={asking}>
        {({ whatWeKeep }) =>
          groups.map((group) => (
            <details key={group} className="more">
              <summary>{text(`privacy:group.${group}`)}</summary>
              <Group kinds={whatWeKeep.filter(({ id }) => groupOfKind(id) === group)} />
            </details>
          ))
        }
      </Loaded>
    </Page>
  );
}

/** What, why, how long, who sees it, what one may do about it, and whom to ask. */
function InShort(): ReactNode {
  const text = useText();
  return (
    <Facts
      facts={[
        { label: text('privacy:short.what'), value: text('privacy:short.what.says') },
        { label: text('privacy:short.why'), value: text('privacy:short.why.says') },
        { label: text('privacy:short.long'), value: text('privacy:short.long.says') },
        { label: text('privacy:short.who'), value: text('privacy:short.who.says') },
        {
          label: text('privacy:short.rights'),
          value: (
            <>
              <p>{text('privacy:short.rights.says')}</p>
              <p>
                <Link to="/me/data">{text('privacy:title')}</Link>
              </p>
            </>
          ),
        },
        {
          label: text('privacy:short.ask'),
          value: (
            <>
              <p>{text('privacy:short.ask.says')}</p>
              <p>
                <Link to="/agreements">{text('common:nav.agreements')}</Link>
              </p>
            </>
          ),
        },
      ]}
    />
  );
}

/** What is kept alike is told together: how long and what an erasure does once, then what it is about. */
function Group({ kinds }: { readonly kinds: readonly Kind[] }): ReactNode {
  const { language } = useReading();
  const say = useSay();
  const alike = new Map<string, readonly Kind[]>();
  for (const kind of kinds) {
    const how = `${say(kind.kept, kind.days)} ${say(kind.erased)}`;
    alike.set(how, [...(alike.get(how) ?? []), kind]);
  }
  return [...alike].map(([how, those]) => (
    <section key={how}>
      <How of={those} />
      <ul>
        {those.map(({ id, fields }) => (
          <li key={id}>
            <b>{say(`privacy:kind.${id}`)}</b>{' '}
            <span className="quiet">
              {formatList([...new Set(fields.map((field) => say(field)))], language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  ));
}

function How({ of: [first] }: { readonly of: readonly Kind[] }): ReactNode {
  const text = useText();
  const say = useSay();
  if (!first) return null;
  return (
    <p>
      {say(first.kept, first.days)}{' '}
      <span className="quiet">
        {text('privacy:kept.onErasure')}: {say(first.erased)}
      </span>
    </p>
  );
}

function useSay(): (key: string, count?: number | null) => string {
  const spoken = useSpoken();
  return (key, count = null) => {
    const [, name = ''] = key.split(':');
    return spoken('privacy', name, count === null ? {} : { count }) ?? name;
  };
}
