import type { ReactNode } from 'react';
import { useSpoken } from '../i18n/texts.ts';
import { Tag, type Mark } from '../ui/Tag.tsx';

const marks: Readonly<Record<string, Mark>> = {
  'to-accept': 'wait',
  changed: 'wait',
  withdrawn: 'block',
  accepted: 'agree',
  informed: 'agree',
  information: 'quiet',
};

/** Where somebody stands with a document, in words. */
export function StateOfDuty({ state }: { readonly state: string }): ReactNode {
  const spoken = useSpoken();
  return (
    <span className="sentence">
      <Tag mark={marks[state] ?? 'quiet'}>{spoken('agreements', `state.${state}`) ?? state}</Tag>
    </span>
  );
}
