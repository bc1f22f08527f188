import type { TextKey } from '@plenaria/i18n';
import type { Viewer } from '../client/viewer.ts';

/** A page of Admin; without roles, any member may read it. */
type Task = {
  readonly path: string;
  readonly title: TextKey;
  readonly says: TextKey;
  readonly roles?: readonly string[];
};

type Group = { readonly title: TextKey; readonly tasks: readonly Task[] };

/** What there is to look after, under the headings of the page. */
const groups: readonly Group[] = [
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
      { path: '/admin/rules', title: 'admin:rules', says: 'admin:rulesSays' },
      {
        path: '/admin/documents',
        title: 'admin:documents',
        says: 'admin:documentsSays',
        roles: ['secretary', 'custodian'],
      },
      { path: '/admin/joining', title: 'admin:joining', says: 'admin:joiningSays' },
      { path: '/admin/classes', title: 'admin:classes', says: 'admin:classesSays' },
      { path: '/admin/levels', title: 'levels:title', says: 'levels:says' },
    ],
  },
  {
    title: 'admin:group.federation',
    tasks: [
      {
        path: '/admin/custodians',
        title: 'admin:custodians',
        says: 'admin:custodiansSays',
      },
      {
        path: '/admin/sign-in',
        title: 'admin:provider.page',
        says: 'admin:provider.pageSays',
        roles: ['custodian'],
      },
      { path: '/admin/roles', title: 'admin:roles', says: 'admin:rolesSays' },
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

/** What this reader may look after or read, group by group. */
export function tasksOf({ belongs, roles: held }: Viewer): readonly Group[] {
  const isTheirs = ({ roles }: Task) => belongs && (!roles || held.some((role) => roles.includes(role)));
  return groups
    .map(({ title, tasks }) => ({ title, tasks: tasks.filter(isTheirs) }))
    .filter(({ tasks }) => tasks.length > 0);
}
