import { Link } from '../routing/Link.tsx';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { RulePacksPage } from '../gql/admin.ts';
import { useText } from '../i18n/texts.ts';
import { buttonLook } from '../ui/Button.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { AdoptedBy } from './AdoptedBy.tsx';
import { Sentences } from './Sentences.tsx';

/** The bylaws as data: each with what it says in words. */
export function RulePacks(): ReactNode {
  const text = useText();
  const asking = useAsk(RulePacksPage, {});
  return (
    <Page title={text('admin:rules')} lead={text('admin:rulesSays')}>
      <Loaded of={asking}>
        {({ rulePacks }) =>
          rulePacks.length === 0 ? (
            <Empty>{text('admin:rule.empty')}</Empty>
          ) : (
            <ul className="lines">
              {rulePacks.map((pack) => (
                <li key={pack.id}>
                  <div>
                    <p>
                      <Link to="/admin/rules/$id" params={{ id: pack.id }}>
                        <bdi>{pack.name}</bdi>
                      </Link>
                    </p>
                    <p className="quiet">
                      {text('admin:rule.version', { version: pack.version })} ·{' '}
                      <AdoptedBy decision={pack.adoptedBy} />
                    </p>
                    <details className="more">
                      <summary>{text('admin:rule.inWords')}</summary>
                      <Sentences sentences={pack.inWords} />
                    </details>
                  </div>
                  <Link
                    to="/admin/rules/$id"
                    params={{ id: pack.id }}
                    className={buttonLook()}
                    aria-label={`${text('admin:rule.open')}: ${pack.name}`}
                  >
                    {text('admin:rule.open')}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
