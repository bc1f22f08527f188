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
  readonly onGoOn: () => Promise<void>;
};

/**
 * A link signs nobody in unasked but who asked for one in this browser, or is signed in: it may be somebody else's, and
 * programs that look through mail open links too.
 */
export function AsAnother({ name, onGoOn }: AsAnotherProps): ReactNode {
  const text = useText();
  const me = useReader().viewer?.person.name;
  if (me === undefined)
    return (
      <Page title={text('signin:fromLetter.title')}>
        <p>
          <Filled says="signin:fromLetter.lead" places={{ name: <bdi>{name}</bdi> }} />
        </p>
        <Button look="main" onClick={onGoOn}>
          <Filled says="signin:fromLetter.goOn" places={{ name: <bdi>{name}</bdi> }} />
        </Button>
      </Page>
    );
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
