import { hasEnded } from '@plenaria/agreements';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useHasRole } from '../client/viewer.ts';
import { KeptDocumentsPage, type KeptDocumentsPageQuery } from '../gql/documents.ts';
import { useText } from '../i18n/texts.ts';
import { today } from '../people/today.ts';
import { Link } from '../routing/Link.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { OnlyFor } from '../ui/OnlyFor.tsx';
import { Page } from '../ui/Page.tsx';
import { Tag } from '../ui/Tag.tsx';
import { About, Holds } from './About.tsx';
import { Ends } from './Ended.tsx';

/** The documents that the reader keeps: the secretary all of them, who acts for a custodian that custodian's. */
export function KeptDocuments(): ReactNode {
  const text = useText();
  const toNew = (
    <Link to="/admin/documents/new" className={buttonLook('main')}>
      {text('agreements:admin.new')}
    </Link>
  );
  return (
    <Page title={text('agreements:admin.title')} actions={useHasRole('secretary', 'custodian') && toNew}>
      <OnlyFor whoIs="keeper">
        <All />
      </OnlyFor>
    </Page>
  );
}

function All(): ReactNode {
  const text = useText();
  const asking = useAsk(KeptDocumentsPage, {});
  return (
    <Loaded of={asking}>
      {({ keptDocuments }) =>
        keptDocuments.length === 0 ? (
          <Empty>{text('agreements:admin.empty')}</Empty>
        ) : (
          <ul className="lines">
            {keptDocuments.map((document) => (
              <Line key={document.id} document={document} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

type Document = KeptDocumentsPageQuery['keptDocuments'][number];

function Line({ document }: { readonly document: Document }): ReactNode {
  const text = useText();
  const [newest] = document.versions;
  const holding = document.versions.find(({ inForce }) => inForce);
  const title = newest?.text?.title ?? document.slug;
  return (
    <li>
      <div>
        <p>
          <Link to="/admin/documents/$slug" params={{ slug: document.slug }}>
            <span dir="auto">{title}</span>
          </Link>
        </p>
        <p className="quiet">
          <About document={document} />
          {holding && (
            <>
              {' · '}
              <Holds version={holding} />
            </>
          )}
        </p>
        {document.lastDay !== null && (
          <Tag mark={hasEnded(document, today()) ? 'quiet' : 'wait'}>
            <span>
              <Ends lastDay={document.lastDay} />
            </span>
          </Tag>
        )}
        {newest?.publishedAt === null && (
          <Tag mark="wait">{text('agreements:admin.isDraft', { version: newest.number })}</Tag>
        )}
        {!newest && <Tag mark="quiet">{text('agreements:admin.nothingWritten')}</Tag>}
      </div>
      <Link
        to="/admin/documents/$slug"
        params={{ slug: document.slug }}
        className={buttonLook()}
        aria-label={`${text('agreements:admin.edit')}: ${title}`}
      >
        {text('agreements:admin.edit')}
      </Link>
    </li>
  );
}
