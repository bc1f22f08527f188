import { Component, type ReactNode } from 'react';
import type { Screen } from '../routing/page.ts';
import type { Path } from '../routing/paths.ts';
import { usePlace } from '../routing/place.ts';
import { Titled } from '../ui/Page.tsx';
import { Broken } from './Broken.tsx';
import { MembersOnly } from './MembersOnly.tsx';
import { NotFound } from './NotFound.tsx';

/** Every page by its path. */
export type Screens = Readonly<Record<Path, Screen>>;

/** The page of the address: or that there is none, or that it broke. */
export function Shown({ screens }: { readonly screens: Screens }): ReactNode {
  const { pathname, matched, broken } = usePlace();
  if (broken !== undefined) return <Broken key={pathname} error={broken} />;
  if (!matched) return <NotFound />;
  const { shows, membersOnly } = screens[matched.path];
  const shown = shows.View && <shows.View />;
  return (
    <Net key={pathname}>
      <Titled value={false}>{membersOnly ? <MembersOnly>{shown}</MembersOnly> : shown}</Titled>
    </Net>
  );
}

type NetState = { readonly error: unknown };

/** Catches what a page throws while it renders, so that navigation stays. React asks for a class here. */
class Net extends Component<{ readonly children: ReactNode }, NetState> {
  override state: NetState = { error: undefined };

  static getDerivedStateFromError(error: unknown): NetState {
    return { error: error ?? new Error('nothing was thrown') };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <Broken error={this.state.error} />;
  }
}
