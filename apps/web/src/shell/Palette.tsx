import { useDeferredValue, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { tasksOf } from '../admin/tasks.ts';
import { useReader, type Reader } from '../client/viewer.ts';
import { PaletteDecisions } from '../gql/shell.ts';
import { useText } from '../i18n/texts.ts';
import { go } from '../routing/place.ts';
import { mainPlaces, menuPlaces, type Place } from './pages.ts';

const forMembers: readonly Place[] = [
  { path: '/circles', label: 'circles:title' },
  { path: '/who-may-vote', label: 'people:may.title' },
  { path: '/mailings', label: 'mailings:title' },
];
const invitations: Place = { path: '/invitations', label: 'account:invite.title' };

type Goal = { readonly path: string; readonly label: string };

/** Goes to a page or a decision by typing a part of its name. */
export function Palette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const goals = useGoals(typed);
  useEffect(() => dialog.current?.showModal(), []);

  function goTo(goal: Goal | undefined): void {
    if (!goal) return;
    dialog.current?.close();
    void go(goal.path);
  }
  function type(value: string): void {
    setTyped(value);
    setChosen(0);
  }

  return (
    <dialog ref={dialog} className="palette" aria-label={text('common:nav.find')} onClose={onClose}>
      <label htmlFor={`${id}-typed`}>{text('today:palette.hint')}</label>
      <input
        {...{ id: `${id}-typed`, role: 'combobox', 'aria-expanded': true, 'aria-controls': `${id}-goals` }}
        aria-activedescendant={goals[chosen] && `${id}-${chosen}`}
        className="input"
        dir="auto"
        autoComplete="off"
        value={typed}
        onKeyDown={(event) => pressed(event, goals.length, setChosen, () => goTo(goals[chosen]))}
        onChange={(event) => type(event.target.value)}
      />
      <Goals id={id} goals={goals} chosen={chosen} go={goTo} />
      <p role="status">{goals.length === 0 && text('today:palette.empty')}</p>
    </dialog>
  );
}

type GoalsProps = {
  readonly id: string;
  readonly goals: readonly Goal[];
  readonly chosen: number;
  readonly go: (goal: Goal) => void;
};

/** The list under the field. The focus stays in the field, whose keys move the choice. */
function Goals({ id, goals, chosen, go }: GoalsProps): ReactNode {
  const text = useText();
  return (
    <div id={`${id}-goals`} role="listbox" aria-label={text('common:nav.find')}>
      {goals.map((goal, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={goal.path}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          ref={index === chosen ? bringIntoSight : null}
          dir="auto"
          onClick={() => go(goal)}
        >
          {goal.label}
        </div>
      ))}
    </div>
  );
}

/** The keys may choose what lies below the edge of the list. */
function bringIntoSight(goal: HTMLElement | null): void {
  goal?.scrollIntoView({ block: 'nearest' });
}

function pressed(
  event: React.KeyboardEvent,
  count: number,
  move: (step: (chosen: number) => number) => void,
  enter: () => void,
): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) move((chosen) => (chosen + step + count) % Math.max(count, 1));
  if (event.key === 'Enter') enter();
  if (step || event.key === 'Enter') event.preventDefault();
}

/** Beside what the menus show: what members find in the pages, and what there is to look after or read. */
function placesOf(reader: Reader): readonly Place[] {
  const { viewer } = reader;
  const inMenus = [...mainPlaces(reader), ...menuPlaces(reader)];
  if (!viewer?.belongs) return inMenus;
  const tasks = tasksOf(viewer).flatMap((group) =>
    group.tasks.map(({ path, title: label }) => ({ path, label })),
  );
  const own = viewer.represents.length > 0 ? [...forMembers, invitations] : forMembers;
  const places = [...inMenus, ...own, ...tasks];
  return places.filter(({ path }, index) => places.findIndex((other) => other.path === path) === index);
}

function useGoals(typed: string): readonly Goal[] {
  const text = useText();
  const reader = useReader();
  const search = useDeferredValue(typed.trim());
  const { data } = useAsk(PaletteDecisions, { search }, { pause: search.length < 2 });
  const places = placesOf(reader).map(({ path, label }) => ({ path, label: text(label) }));
  const decisions = search.length < 2 ? [] : (data?.decisions.nodes ?? []);
  return [
    ...places.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase())),
    ...decisions.map(({ id, number, title }) => ({ path: `/decide/${id}`, label: `${number}. ${title}` })),
  ];
}
