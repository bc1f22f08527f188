import { createContext, useEffect, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';

/** Does what stands here stand under the title of a page? Outside of pages, as in a dialog, it needs none. */
export const Titled = createContext(true);

type PageProps = {
  readonly title: string;
  /** One sentence under the title. */
  readonly lead?: ReactNode;
  /** What can be done with the whole page. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The title is people's own text, in whatever direction they write. */
  readonly own?: boolean;
};

/** A page: its title (also in the window), what it is about, what can be done, and what it shows. */
export function Page({ title, lead, actions, children, own = false }: PageProps): ReactNode {
  const text = useText();
  const windowTitle = text('common:pageTitle', { page: title, app: text('common:appName') });
  useEffect(() => {
    document.title = windowTitle;
  }, [windowTitle]);
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{own ? <bdi>{title}</bdi> : title}</h1>
          {lead && <p className="quiet">{lead}</p>}
        </div>
        {actions && <div className="row no-print">{actions}</div>}
      </div>
      <Titled value>{children}</Titled>
    </>
  );
}
