import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { JoinPage } from '../gql/joining.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { addressOf } from '../routing/match-path.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { FirstQuestions } from './FirstQuestions.tsx';

/** In the place of the form, to a visitor: why it needs an account, and the two ways to it that lead back here. */
export function ComeIn({ custodian }: { readonly custodian: string }): ReactNode {
  const text = useText();
  const asking = useAsk(JoinPage, {});
  return (
    <Loaded of={asking}>
      {({ federation }) => {
        const through = federation.custodians.find(({ slug }) => slug === custodian);
        if (!through) return <NotFound />;
        return (
          <Page
            title={text('joining:through', { custodian: through.name })}
            lead={text('joining:form.needsAccount')}
          >
            <h2>{text('joining:form.newHere')}</h2>
            <FirstQuestions custodian={custodian} />
            <h2>{text('joining:form.haveAccount')}</h2>
            <Link
              to="/sign-in"
              search={{ returnPath: addressOf('/join/$custodian/apply', { custodian }) }}
              className={buttonLook()}
            >
              {text('joining:form.signIn')}
            </Link>
          </Page>
        );
      }}
    </Loaded>
  );
}
