import type { ReactNode } from 'react';
import { useReader } from '../client/viewer.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Button, buttonLook } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Page } from '../ui/Page.tsx';

type AsAnotherProps = {
  /** Whom the link signs in. */
  readonly name: string;
  readonly onGoOn: () => void;
};

/** A link of somebody else than the one who is signed in changes nobody before a person says so. */
export function AsAnother({ name, onGoOn }: AsAnotherProps): ReactNode {
  const text = useText();
  const me = useReader().viewer?.person.name ?? '';
  return (
    <Page title={text('signin:another.title')}>
      <p>
        <Filled says="signin:another.lead" places={{ me: <bdi>{me}</bdi>, name: <bdi>{name}</bdi> }} />
      </p>
      <div className="row">
        <Button look="main" onClick={onGoOn}>
          <Filled says="signin:another.goOn" places={{ name: <bdi>{name}</bdi> }} />
        </Button>
        <Link className={buttonLook()} to="/">
          <Filled says="signin:another.stay" places={{ name: <bdi>{me}</bdi> }} />
        </Link>
      </div>
    </Page>
  );
}
