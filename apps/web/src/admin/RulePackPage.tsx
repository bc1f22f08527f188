import { routeAt } from '../routing/place.ts';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { RulePackQuestion, type RulePackQuestionQuery } from '../gql/admin.ts';
import { useText } from '../i18n/texts.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { AdoptedBy } from './AdoptedBy.tsx';
import { OnlyFor } from '../ui/OnlyFor.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import { Sentences } from './Sentences.tsx';

/** A rule pack as the api tells it. */
export type RulePackTold = NonNullable<RulePackQuestionQuery['rulePack']>;

const route = routeAt('/admin/rules/$id');

/** One rule: what it says in words, and a place to change it and see what past decisions would have been. */
export function RulePackPage(): ReactNode {
  const { id } = route.useParams();
  const asking = useAsk(RulePackQuestion, { id });
  return (
    <Loaded of={asking}>{({ rulePack }) => (rulePack ? <Told pack={rulePack} /> : <NotFound />)}</Loaded>
  );
}

function Told({ pack }: { readonly pack: RulePackTold }): ReactNode {
  const text = useText();
  const lead = (
    <>
      {text('admin:rule.version', { version: pack.version })} · <AdoptedBy decision={pack.adoptedBy} />
    </>
  );
  return (
    <Page own title={pack.name} lead={lead}>
      <h2>{text('admin:rule.inWords')}</h2>
      <Sentences sentences={pack.inWords} />
      <h2>{text('admin:rule.edit')}</h2>
      <OnlyFor whoIs="secretary">
        <p className="quiet">{text('admin:rule.editHint')}</p>
        <RuleEditor key={pack.id} pack={pack} />
      </OnlyFor>
    </Page>
  );
}
