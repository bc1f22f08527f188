import { Link } from '../routing/Link.tsx';
import type { TextKey } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useReader } from '../client/viewer.ts';
import { useText } from '../i18n/texts.ts';
import { Empty } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { ConstitutionFile } from './ConstitutionFile.tsx';

type Task = {
  readonly path: string;
  readonly title: TextKey;
  readonly says: TextKey;
  readonly roles: readonly string[];
};

const everyRole = ['secretary', 'chair', 'custodian', 'operator'];

/** What there is to look after, under the headings of the page. */
const groups: readonly { readonly title: TextKey; readonly tasks: readonly Task[] }[] = [
  {
    title: 'admin:group.members',
    tasks: [
      {
        path: '/invitations',
        title: 'admin:invitations',
        says: 'admin:invitationsSays',
        roles: ['secretary', 'custodian'],
      },
      {
        path: '/mailings',
        title: 'mailings:title',
        says: 'mailings:lead',
        roles: ['secretary', 'custodian'],
      },
      { path: '/admin/register', title: 'admin:register', says: 'admin:registerSays', roles: ['secretary'] },
      { path: '/admin/privacy', title: 'admin:privacy', says: 'admin:privacySays', roles: ['secretary'] },
    ],
  },
  {
    title: 'admin:group.rules',
    tasks: [
      { path: '/admin/rules', title: 'admin:rules', says: 'admin:rulesSays', roles: everyRole },
      {
        path: '/admin/documents',
        title: 'admin:documents',
        says: 'admin:documentsSays',
        roles: ['secretary', 'custodian'],
      },
      { path: '/admin/joining', title: 'admin:joining', says: 'admin:joiningSays', roles: everyRole },
      { path: '/admin/classes', title: 'admin:classes', says: 'admin:classesSays', roles: everyRole },
      { path: '/admin/levels', title: 'levels:title', says: 'levels:says', roles: everyRole },
    ],
  },
  {
    title: 'admin:group.federation',
    tasks: [
      {
        path: '/admin/custodians',
        title: 'admin:custodians',
        says: 'admin:custodiansSays',
        roles: everyRole,
      },
      {
        path: '/admin/sign-in',
        title: 'admin:provider.page',
        says: 'admin:provider.pageSays',
        roles: ['custodian'],
      },
      { path: '/admin/roles', title: 'admin:roles', says: 'admin:rolesSays', roles: everyRole },
      {
        path: '/admin/services',
        title: 'services:title',
        says: 'services:says',
        roles: ['operator'],
      },
      { path: '/admin/jobs', title: 'admin:jobs', says: 'admin:jobsSays', roles: ['operator'] },
    ],
  },
];

/** What this reader may look after. */
export function Admin(): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const mine = groups
    .map(({ title, tasks }) => ({
      title,
      tasks: tasks.filter(({ roles }) => viewer?.roles.some((role) => roles.includes(role))),
    }))
    .filter(({ tasks }) => tasks.length > 0);
  return (
    <Page title={text('admin:title')}>
      {viewer && mine.length === 0 && <Empty>{text('admin:nothing')}</Empty>}
      {mine.map(({ title, tasks }) => (
        <section key={title}>
          <h2>{text(title)}</h2>
          <ul className="lines">
            {tasks.map(({ path, title: name, says }) => (
              <li key={path}>
                <div>
                  <p>
                    <Link to={path}>{text(name)}</Link>
                  </p>
                  <p className="quiet">{text(says)}</p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {viewer && <ConstitutionFile />}
    </Page>
  );
}
