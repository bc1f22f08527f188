import { Link } from '../routing/Link.tsx';
import type { ReactNode } from 'react';
import { useReader } from '../client/viewer.ts';
import { useText } from '../i18n/texts.ts';
import { Empty } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { ConstitutionFile } from './ConstitutionFile.tsx';
import { tasksOf } from './tasks.ts';

/** What this reader may look after, and what any member may read of how the federation is made. */
export function Admin(): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const mine = viewer ? tasksOf(viewer) : [];
  return (
    <Page title={text('admin:title')} lead={viewer?.belongs && text('admin:lead')}>
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
      {viewer?.belongs && <ConstitutionFile />}
    </Page>
  );
}
