import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { ActDialogs, type Act } from '../ui/ActDialogs.tsx';
import { Tag } from '../ui/Tag.tsx';
import { About } from './About.tsx';
import type { Kept, Made } from './kept.ts';
import { ChangeForm, DisableForm, RemoveForm, SecretForm } from './service-acts.tsx';

type KeptServiceProps = {
  readonly kept: Kept;
  readonly onMade: (made: Made) => void;
  readonly onDone: () => void;
};

/** One service: what it is, and what can be done with it. */
export function KeptService({ kept, onMade, onDone }: KeptServiceProps): ReactNode {
  const text = useText();
  const { name } = kept;
  return (
    <section aria-label={name}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      {kept.disabledAt && (
        <p>
          <Tag mark="block">{text('services:disabled')}</Tag>
        </p>
      )}
      <About kept={kept} />
      <ActDialogs said={text('services:done')} onDone={onDone} acts={useActs({ kept, onMade, onDone })} />
    </section>
  );
}

function useActs({ kept, onMade, onDone }: KeptServiceProps): readonly Act[] {
  const text = useText();
  const change: Act = {
    name: 'change',
    title: text('services:change'),
    form: (tools) => <ChangeForm kept={kept} again={onDone} {...tools} />,
  };
  const secret: Act = {
    name: 'secret',
    title: text('services:makeSecret'),
    form: (tools) => <SecretForm kept={kept} onMade={onMade} {...tools} />,
  };
  const disable: Act = {
    name: 'disable',
    title: text(kept.disabledAt === null ? 'services:disable' : 'services:enable'),
    form: (tools) => <DisableForm kept={kept} {...tools} />,
  };
  const remove: Act = {
    name: 'remove',
    title: text('services:remove'),
    look: 'danger',
    form: (tools) => <RemoveForm kept={kept} {...tools} />,
  };
  return kept.isPublic ? [change, disable, remove] : [change, secret, disable, remove];
}
