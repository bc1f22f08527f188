import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { Table } from '../ui/Table.tsx';
import { Day } from '../ui/Time.tsx';
import type { ShownDocument, ShownVersion } from './Agreement.tsx';
import { AdoptedBy } from './AdoptedBy.tsx';

type VersionsProps = { readonly document: ShownDocument; readonly shown: ShownVersion };

const route = routeAt('/agreements/$slug');

/** Every version that was published, each to be read, and to be compared with the one that is shown. */
export function Versions({ document, shown }: VersionsProps): ReactNode {
  const text = useText();
  const { text: language } = route.useSearch();
  const at = (search: { readonly version?: string; readonly compare?: string }) => ({
    to: '/agreements/$slug' as const,
    params: { slug: document.slug },
    search: { text: language, ...search },
  });
  return (
    <section aria-labelledby="versions" className="no-print">
      <h2 id="versions">{text('agreements:versions')}</h2>
      <Table
        stacks
        caption={text('agreements:versionsCaption')}
        rows={document.versions}
        keyOf={({ id }) => id}
        columns={[
          {
            head: text('agreements:version'),
            of: ({ number }) => (
              <Link {...at({ version: String(number) })} aria-current={number === shown.number || undefined}>
                {text('agreements:versionNumber', { version: number })}
              </Link>
            ),
          },
          {
            head: text('agreements:effective'),
            of: ({ effectiveFrom }) => effectiveFrom && <Day day={effectiveFrom} />,
          },
          { head: text('agreements:change'), of: (version) => <Change version={version} /> },
          { head: text('agreements:basis'), of: (version) => <AdoptedBy version={version} /> },
          {
            head: text('agreements:compare'),
            of: ({ number }) =>
              number !== shown.number && (
                <Link {...at({ version: String(shown.number), compare: String(number) })}>
                  {text('agreements:compareWith', { version: number })}
                </Link>
              ),
          },
        ]}
      />
    </section>
  );
}

function Change({ version: { number, material } }: { readonly version: ShownVersion }): ReactNode {
  const text = useText();
  if (number === 1) return text('agreements:change.first');
  return material ? text('agreements:change.material') : text('agreements:change.immaterial');
}
