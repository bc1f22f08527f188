import { Link } from '../routing/Link.tsx';
import type { TextKey } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useReader } from '../client/viewer.ts';
import { useText } from '../i18n/texts.ts';
import { FileLink } from '../ui/FileLink.tsx';
import { Empty } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';

type Task = {
  readonly path: string;
  readonly title: TextKey;
  readonly says: TextKey;
  readonly roles: readonly string[];
};

const everyRole = ['secretary', 'chair', 'custodian', 'operator'];

const tasks: readonly Task[] = [
  { path: '/admin/register', title: 'admin:register', says: 'admin:registerSays', roles: ['secretary'] },
  {
    path: '/admin/rules',
    title: 'admin:rules',
    says: 'admin:rulesSays',
    roles: everyRole,
  },
  {
    path: '/admin/documents',
    title: 'admin:documents',
    says: 'admin:documentsSays',
    roles: ['secretary', 'custodian'],
  },
  { path: '/admin/custodians', title: 'admin:custodians', says: 'admin:custodiansSays', roles: everyRole },
  {
    path: '/admin/sign-in',
    title: 'admin:provider.page',
    says: 'admin:provider.pageSays',
    roles: ['custodian'],
  },
  {
    path: '/invitations',
    title: 'admin:invitations',
    says: 'admin:invitationsSays',
    roles: ['secretary', 'custodian'],
  },
  { path: '/admin/classes', title: 'admin:classes', says: 'admin:classesSays', roles: everyRole },
  { path: '/admin/joining', title: 'admin:joining', says: 'admin:joiningSays', roles: everyRole },
  { path: '/admin/roles', title: 'admin:roles', says: 'admin:rolesSays', roles: everyRole },
  { path: '/admin/privacy', title: 'admin:privacy', says: 'admin:privacySays', roles: ['secretary'] },
  { path: '/admin/jobs', title: 'admin:jobs', says: 'admin:jobsSays', roles: ['operator'] },
];

/** What this reader may look after. */
export function Admin(): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const mine = tasks.filter(({ roles }) => viewer?.roles.some((role) => roles.includes(role)));
  return (
    <Page title={text('admin:title')}>
      {viewer && mine.length === 0 && <Empty>{text('admin:nothing')}</Empty>}
      <ul className="lines" hidden={mine.length === 0}>
        {mine.map(({ path, title, says }) => (
          <li key={path}>
            <div>
              <p>
                <Link to={path}>{text(title)}</Link>
              </p>
              <p className="quiet">{text(says)}</p>
            </div>
          </li>
        ))}
      </ul>
      {viewer && (
        <section>
          <h2>{text('admin:constitution')}</h2>
          <p className="quiet">{text('admin:constitutionSays')}</p>
          <p>
            <FileLink href="/constitution.json" plain>
              <bdi>/constitution.json</bdi>
            </FileLink>
          </p>
        </section>
      )}
    </Page>
  );
}
