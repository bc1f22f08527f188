import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { ConstitutionFileChoice } from '../gql/constitution.ts';
import { useText } from '../i18n/texts.ts';
import { FileLink } from '../ui/FileLink.tsx';
import { Loaded } from '../ui/Loaded.tsx';

const FILE = 'constitution.json';

/** What the federation is made of as a file to take along, and the same with the documents of one custodian. */
export function ConstitutionFile(): ReactNode {
  const text = useText();
  return (
    <section>
      <h2>{text('admin:constitution')}</h2>
      <p className="quiet">{text('admin:constitutionSays')}</p>
      <p>
        <FileLink href={`/${FILE}`}>{text('admin:constitutionDownload')}</FileLink>
      </p>
      <WithDocuments />
    </section>
  );
}

function WithDocuments(): ReactNode {
  const text = useText();
  const asking = useAsk(ConstitutionFileChoice, {});
  return (
    <Loaded of={asking}>
      {({ federation: { custodians } }) =>
        custodians.length > 0 && (
          <>
            <p className="quiet">{text('admin:constitutionWithSays')}</p>
            <ul className="lines">
              {custodians.map(({ slug, name }) => (
                <li key={slug}>
                  <FileLink href={`/${FILE}?documentsOf=${slug}`} plain>
                    {text('admin:constitutionWith', { custodian: name })}
                  </FileLink>
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Loaded>
  );
}
