import { hasEnded } from '@plenaria/agreements';
import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { KeptDocumentsPage, type KeptDocumentFragment } from '../gql/documents.ts';
import { useText } from '../i18n/texts.ts';
import { today } from '../people/today.ts';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Button } from '../ui/Button.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { PageOnlyFor } from '../ui/PageOnlyFor.tsx';
import { useSaid } from '../ui/use-said.tsx';
import { About, Holds } from './About.tsx';
import { EndDocument } from './EndDocument.tsx';
import { EndNotice } from './Ended.tsx';
import { BeginVersion } from './BeginVersion.tsx';
import { PublishForm } from './PublishForm.tsx';
import { Wordings } from './Wordings.tsx';

/** A document as whoever keeps it sees it. */
export type Kept = KeptDocumentFragment;
/** One of its versions, published or in draft. */
export type KeptVersion = Kept['versions'][number];

const route = routeAt('/admin/documents/$slug');

/** A document to write, translate and publish. */
export function KeptDocument(): ReactNode {
  const text = useText();
  // What was typed before is found by who typed it: it waits until that is known.
  return (
    <PageOnlyFor whoIs="keeper" title={text('agreements:admin.title')}>
      <Found />
    </PageOnlyFor>
  );
}

function Found(): ReactNode {
  const { slug } = route.useParams();
  const asking = useAsk(KeptDocumentsPage, {});
  return (
    <Loaded of={asking}>
      {({ keptDocuments }) => {
        const document = keptDocuments.find((one) => one.slug === slug);
        return document ? <Shown document={document} again={asking.again} /> : <NotFound />;
      }}
    </Loaded>
  );
}

function Shown({ document, again }: { readonly document: Kept; readonly again: () => void }): ReactNode {
  const text = useText();
  const [isBeginning, setIsBeginning] = useState(false);
  const [said, say] = useSaid();
  const draft = document.versions.find(({ publishedAt }) => publishedAt === null);
  const published = document.versions.filter(({ publishedAt }) => publishedAt !== null);
  const [newest] = published;
  const begins = isBeginning || document.versions.length === 0;
  return (
    <Page own title={document.versions[0]?.text?.title ?? document.slug} lead={<About document={document} />}>
      {said}
      <EndNotice document={document} />
      {draft ? (
        <section aria-labelledby="draft">
          <h2 id="draft">{text('agreements:admin.isDraft', { version: draft.number })}</h2>
          <Wordings document={document} version={draft} again={again} />
          <PublishForm
            document={document}
            draft={draft}
            onDone={() => {
              say(text('agreements:admin.isPublished', { version: draft.number }));
              again();
            }}
          />
        </section>
      ) : hasEnded(document, today()) ? null : (
        <section aria-labelledby="draft">
          <h2 id="draft">{text('agreements:admin.nextVersion')}</h2>
          {begins ? (
            <BeginVersion
              document={document}
              takesFocus={isBeginning}
              onDone={() => {
                setIsBeginning(false);
                say(text('agreements:admin.isSaved'));
                again();
              }}
            />
          ) : (
            <Button onClick={() => setIsBeginning(true)}>{text('agreements:admin.writeNext')}</Button>
          )}
        </section>
      )}
      {newest && <Published document={document} version={newest} again={again} />}
      <EndDocument document={document} again={again} />
    </Page>
  );
}

type PublishedProps = { readonly document: Kept; readonly version: KeptVersion; readonly again: () => void };

/** The newest version that holds or will, and its translations. */
function Published({ document, version, again }: PublishedProps): ReactNode {
  const text = useText();
  return (
    <section aria-labelledby="published">
      <h2 id="published">
        <Holds version={version} />
      </h2>
      <p>
        <Link
          to="/agreements/$slug"
          params={{ slug: document.slug }}
          aria-label={`${text('agreements:verb.read')}: ${version.text?.title ?? document.slug}`}
        >
          {text('agreements:verb.read')}
        </Link>
        {' · '}
        <Link to="/admin/documents/$slug/acceptances" params={{ slug: document.slug }}>
          {text('agreements:admin.acceptances')}
        </Link>
      </p>
      <Wordings document={document} version={version} again={again} />
    </section>
  );
}
