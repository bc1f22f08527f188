import type { TextKey } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import type { TodayPageQuery } from '../gql/today.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { buttonLook } from '../ui/Button.tsx';

type Duty = TodayPageQuery['agreementDuties'][number];

/** Does an answer of this reader wait? What somebody took back themselves is not asked of them every day. */
export function waitsForReader({ state, mayAccept }: Duty): boolean {
  return mayAccept && (state === 'to-accept' || state === 'changed');
}

/** An agreement that waits: read and accept it, or read what changed. */
export function AgreementLine({ duty }: { readonly duty: Duty }): ReactNode {
  const text = useText();
  const { document, version, member, state } = duty;
  const title = version.text?.title ?? document.slug;
  const path = `/agreements/${document.slug}`;
  const verb = text(verbOf(duty));
  return (
    <li>
      <div>
        <p>
          <Link to={path}>
            <span dir="auto" lang={version.text?.language}>
              {title}
            </span>
          </Link>
        </p>
        <p className="quiet" dir="auto">
          {state === 'changed'
            ? text('today:agreement.saysChanged')
            : member
              ? text('today:agreement.saysFor', { member: member.name })
              : text('today:agreement.says')}
        </p>
      </div>
      <Link to={path} className={buttonLook('main')} aria-label={`${verb}: ${title}`}>
        {verb}
      </Link>
    </li>
  );
}

function verbOf({ state, document }: Duty): TextKey {
  if (state === 'changed') return 'today:agreement.changes';
  if (document.asked === 'sign') return 'today:agreement.sign';
  return document.asked === 'read' ? 'today:agreement.read' : 'today:agreement.accept';
}
